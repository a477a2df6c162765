import { Inventory } from '../../mesh/inventory';
import { ManifestObject, asString, get, objects, strings } from '../../mesh/manifest';
import { callerFor } from '../../testing/caller-for';
import { Caller, TrafficRequest } from '../../traffic/request';
import { InputError } from '../exit';
import { RequestFlags, callerOf, requestParts } from '../request/flags';

/** The requests that flags ask about: one, or one for each host that is routed where they name none. */
export function questionsOf(flags: RequestFlags, sets: readonly Inventory[]): TrafficRequest[] {
  const caller = withNamespace(callerOf(flags), sets);
  const parts = requestParts(flags);
  if (flags.host !== undefined) {
    const { host } = flags;
    return [{ ...parts, host, from: callerOfHost(sets, host, caller) }];
  }
  const unique = new Map<string, TrafficRequest>();
  for (const question of sets.flatMap(set => routedHosts(set).map(({ host, from }) => ({ ...parts, host, from: caller ?? from })))) {
    const key = JSON.stringify([question.host, question.from]);
    if (!unique.has(key)) {
      unique.set(key, question);
    }
  }
  if (unique.size === 0) {
    throw new InputError('no Service, VirtualService or HTTPRoute to trace; name one with --host');
  }
  return [...unique.values()];
}

/** A gateway that was named without its namespace, by the one of that name that the files show. */
function withNamespace(caller: Caller | undefined, sets: readonly Inventory[]): Caller | undefined {
  if (caller === undefined || !('gateway' in caller) || caller.gateway.includes('/')) {
    return caller;
  }
  const { gateway: name } = caller;
  const namespaces = [...new Set(sets.flatMap(set => set.ofKind('Gateway').filter(gateway => gateway.name === name).map(({ namespace }) => namespace)))];
  if (namespaces.length !== 1) {
    throw new InputError(namespaces.length === 0
      ? `--gateway ${name}: the files show no Gateway of this name; say it with its namespace, <namespace>/${name}`
      : `--gateway ${name}: the files show one in each of ${namespaces.join(', ')}; say which, <namespace>/${name}`);
  }
  return { gateway: `${namespaces[0]}/${name}` };
}

/** The last stage in which the host is known decides, so that a plan is asked by one caller. */
function callerOfHost(sets: readonly Inventory[], host: string, said: Caller | undefined): Caller {
  try {
    return sets.map(set => callerFor(set, host, said)).at(-1) ?? { workload: { namespace: 'default' } };
  } catch (error) {
    throw new InputError(error instanceof Error ? error.message : String(error));
  }
}

interface RoutedHost {
  readonly host: string;
  readonly from: Caller;
}

/** Hosts that rules are about, each with a caller that meets the rules; Services where there are no rules. */
function routedHosts(set: Inventory): RoutedHost[] {
  const routed = [...virtualServiceHosts(set), ...httpRouteHosts(set)].filter(({ host }) => host !== '').map(({ host, from }) => ({ host: example(host), from }));
  return routed.length > 0 ? routed
    : set.ofKind('Service').map(({ name, namespace }) => ({ host: set.hostOf({ name, namespace }), from: { workload: { namespace } } }));
}

/** A host that a wildcard takes. */
function example(host: string): string {
  return host === '*' ? 'any.example.com' : host.startsWith('*.') ? `any${host.slice(1)}` : host;
}

function* virtualServiceHosts(set: Inventory): Iterable<RoutedHost> {
  for (const object of set.ofKind('VirtualService')) {
    const gateways = strings(object.spec, 'gateways');
    for (const host of strings(object.spec, 'hosts')) {
      for (const gateway of gateways.length === 0 ? ['mesh'] : gateways) {
        yield gateway === 'mesh'
          ? { host: set.fullHost(host, object.namespace), from: { workload: { namespace: object.namespace } } }
          : { host, from: { gateway: gateway.includes('/') ? gateway : `${object.namespace}/${gateway}` } };
      }
    }
  }
}

function* httpRouteHosts(set: Inventory): Iterable<RoutedHost> {
  for (const object of set.ofKind('HTTPRoute')) {
    for (const parent of objects(object.spec, 'parentRefs')) {
      const [kind, name, said] = [get(parent, 'kind'), get(parent, 'name'), get(parent, 'namespace')];
      const namespace = typeof said === 'string' ? said : object.namespace;
      if (kind === 'Service' && typeof name === 'string') {
        yield { host: set.hostOf({ name, namespace }), from: { workload: { namespace } } };
      } else if (typeof name === 'string') {
        yield* hostnamesOf(set, object, `${namespace}/${name}`).map(host => ({ host, from: { gateway: `${namespace}/${name}` } }));
      }
    }
  }
}

/** The hosts of a route; where it names none, those of its Gateway's listeners. */
function hostnamesOf(set: Inventory, route: ManifestObject, gateway: string): readonly string[] {
  const own = strings(route.spec, 'hostnames');
  if (own.length > 0) {
    return own;
  }
  const listeners = set.ofKind('Gateway').filter(({ namespace, name }) => `${namespace}/${name}` === gateway).flatMap(({ spec }) => objects(spec, 'listeners'));
  const hosts = listeners.map(listener => asString(get(listener, 'hostname')) ?? '*');
  return hosts.length === 0 ? ['*'] : [...new Set(hosts)];
}
