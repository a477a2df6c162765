import { RuleSet } from './rule-set';
import { mergeDelegate } from '../mesh/delegate';
import { isExported } from '../mesh/export-to';
import { completeHost } from '../mesh/host-name';
import { HttpRule } from '../mesh/http-rule';
import { Inventory } from '../mesh/inventory';
import { ManifestObject, asArray, asObject, get, strings } from '../mesh/manifest';
import { perObject } from '../mesh/per-object';
import { gatewayName } from '../mesh/read-http-match';
import { readHttpRule } from '../mesh/read-http-rule';

function hostsOf(object: ManifestObject): readonly string[] {
  return strings(object.spec, 'hosts');
}

/** A VirtualService without hosts holds only where another delegates to it. */
export function isDelegate(object: ManifestObject): boolean {
  return hostsOf(object).length === 0;
}

function readRules(set: Inventory, object: ManifestObject, field: 'http' | 'tls' | 'tcp'): HttpRule[] {
  return asArray(get(object.spec, field)).flatMap((value, index) => {
    const rule = asObject(value);
    return rule === undefined ? [] : [readHttpRule(object, rule, index, set.clusterDomain)];
  });
}

const httpRules = perObject((object, set: Inventory): readonly HttpRule[] => readRules(set, object, 'http'));

/** The rules as they are written, delegates not followed. Read once for each object, in whatever sets it stands. */
export function ownRules(set: Inventory, object: ManifestObject): readonly HttpRule[] {
  return httpRules(object, set);
}

/** Why a delegate does not hold for a root: it is missing, has hosts itself or is not exported to the root's namespace. */
export function delegateProblem(set: Inventory, root: ManifestObject, reference: { namespace: string; name: string }): string | undefined {
  const name = `VirtualService ${reference.namespace}/${reference.name}`;
  const delegate = set.find('VirtualService', reference.namespace, reference.name);
  if (delegate === undefined) {
    return `${name} does not exist`;
  }
  if (!isDelegate(delegate)) {
    return `${name} has hosts of its own, so it is no delegate`;
  }
  return isExported(strings(delegate.spec, 'exportTo'), delegate.namespace, root.namespace) ? undefined : `${name} is not exported to ${root.namespace}`;
}

/** The rules that hold, delegates followed; a rule whose delegate does not hold is gone. */
export function effectiveRules(set: Inventory, object: ManifestObject): HttpRule[] {
  return ownRules(set, object).flatMap(rule => {
    if (rule.delegate === undefined) {
      return [rule];
    }
    if (delegateProblem(set, object, rule.delegate) !== undefined) {
      return [];
    }
    const delegate = set.find('VirtualService', rule.delegate.namespace, rule.delegate.name)!;
    return ownRules(set, delegate).map(leaf => mergeDelegate(rule, leaf)).filter(merged => merged !== undefined);
  });
}

/** A VirtualService that has hosts, as rules about them. */
export function virtualServiceRules(set: Inventory, object: ManifestObject): RuleSet {
  const gateways = strings(object.spec, 'gateways');
  return new RuleSet(
    object,
    hostsOf(object).map(host => completeHost(host, object.namespace, set.clusterDomain).toLowerCase()),
    gateways.length === 0 ? ['mesh'] : gateways.map(name => gatewayName(name, object.namespace)),
    strings(object.spec, 'exportTo'),
    false,
    () => effectiveRules(set, object),
    () => [...readRules(set, object, 'tls'), ...readRules(set, object, 'tcp')],
  );
}
