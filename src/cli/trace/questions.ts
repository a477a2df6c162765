import { Inventory } from '../../mesh/inventory';
import { get, objects, strings } from '../../mesh/manifest';
import { callerFor } from '../../testing/caller-for';
import { Caller, TrafficRequest } from '../../traffic/request';
import { InputError } from '../exit';
import { RequestFlags, callerOf, requestParts } from '../request/flags';

/** The requests that flags ask about: one, or one for each host that is routed where they name none. */
export function questionsOf(flags: RequestFlags, sets: readonly Inventory[]): TrafficRequest[] {
  const caller = callerOf(flags);
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
  const routed = [...virtualServiceHosts(set), ...httpRouteHosts(set)].filter(({ host }) => host !== '' && !host.startsWith('*'));
  return routed.length > 0 ? routed
    : set.ofKind('Service').map(({ name, namespace }) => ({ host: set.hostOf({ name, namespace }), from: { workload: { namespace } } }));
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
        yield* strings(object.spec, 'hostnames').map(host => ({ host, from: { gateway: `${namespace}/${name}` } }));
      }
    }
  }
}
