import { destinationsOf } from './destinations';
import { perStep } from './per-step';
import { carries, podsCarrying, selectorOf } from './pods-index';
import { Step } from './step';
import { Inventory } from '../mesh/inventory';
import { ManifestObject, asString, get, objects, stringMap, strings } from '../mesh/manifest';

/** Which workloads get requests before a step, and which after it, by their ids. */
export interface Serving {
  readonly before: ReadonlySet<string>;
  readonly after: ReadonlySet<string>;
}

/** Found from what routes say, whoever they hold for, and for Services without routes from their selector. */
export const servingIn = perStep((step): Serving => ({ before: servingOf(step, 'before'), after: servingOf(step, 'after') }));

function servingOf(step: Step, side: 'before' | 'after'): Set<string> {
  const set = step[side];
  const subsets = subsetsByHost(set);
  const found = new Set<string>();
  const add = (host: string, subset?: string): void => {
    const service = set.service(host, '');
    const labels = subset === undefined ? new Map<string, string>() : subsets.get(`${host} ${subset}`);
    if (service !== undefined && labels !== undefined) {
      const selector = selectorOf(service, labels);
      podsCarrying(step, service.namespace, selector).filter(pods => carries(pods[side], selector)).forEach(({ id }) => found.add(id));
    }
  };
  for (const { host, subset, isMirror } of destinationsOf(set)) {
    if (!isMirror) {
      add(host, subset);
    }
  }
  const routed = routedHosts(set);
  for (const service of set.ofKind('Service')) {
    const host = set.hostOf(service);
    if (!routed.has(host)) {
      add(host);
    }
  }
  return found;
}

/** Labels of all subsets, by host and name. */
export function subsetsByHost(set: Inventory): Map<string, ReadonlyMap<string, string>> {
  const subsets = new Map<string, ReadonlyMap<string, string>>();
  for (const rule of set.ofKind('DestinationRule')) {
    const host = set.fullHost(asString(rule.spec.host) ?? '', rule.namespace);
    objects(rule.spec, 'subsets').forEach(subset => subsets.set(`${host} ${asString(get(subset, 'name'))}`, stringMap(subset, 'labels')));
  }
  return subsets;
}

/** Hosts that callers in the mesh reach by rules, each with a rule for it. */
export function routedHosts(set: Inventory): ReadonlyMap<string, ManifestObject> {
  const hosts = new Map<string, ManifestObject>();
  for (const service of set.ofKind('VirtualService')) {
    const gateways = strings(service.spec, 'gateways');
    if (gateways.length === 0 || gateways.includes('mesh')) {
      strings(service.spec, 'hosts').forEach(host => hosts.set(set.fullHost(host, service.namespace), service));
    }
  }
  for (const route of [...set.ofKind('HTTPRoute'), ...set.ofKind('GRPCRoute')]) {
    for (const parent of objects(route.spec, 'parentRefs').filter(reference => get(reference, 'kind') === 'Service')) {
      hosts.set(`${asString(get(parent, 'name'))}.${asString(get(parent, 'namespace')) ?? route.namespace}.svc.${set.clusterDomain}`, route);
    }
  }
  return hosts;
}
