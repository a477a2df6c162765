import { groupBy } from './groups';
import { Inventory } from './inventory';
import { networking } from './istio';
import { ManifestObject, strings } from './manifest';
import { perSet } from './per-set';

/**
 * What the files say about a host. Files rarely show a whole cluster: a host is missing only where
 * its namespace is plainly shown, by other Services.
 */
export type HostState = 'there' | 'missing' | 'unknown';

/** Name and namespace behind a full host of the cluster; undefined for other hosts. */
export function clusterName(set: Inventory, fullHost: string): { readonly name: string; readonly namespace: string } | undefined {
  const suffix = `.svc.${set.clusterDomain}`;
  if (!fullHost.endsWith(suffix)) {
    return undefined;
  }
  const [name, namespace, ...rest] = fullHost.slice(0, -suffix.length).split('.');
  return namespace !== undefined && rest.length === 0 && name !== '*' ? { name, namespace } : undefined;
}

export function hostState(set: Inventory, fullHost: string): HostState {
  if (serviceOf(set, fullHost) !== undefined) {
    return 'there';
  }
  const states = knownStates(set);
  let state = states.get(fullHost);
  if (state === undefined) {
    state = stateOf(set, fullHost);
    states.set(fullHost, state);
  }
  return state;
}

/** The Service behind a full host. */
export function serviceOf(set: Inventory, fullHost: string): ManifestObject | undefined {
  return set.service(fullHost, '');
}

const knownStates = perSet(() => new Map<string, HostState>());

function stateOf(set: Inventory, fullHost: string): HostState {
  if (isServiceEntry(set, fullHost)) {
    return 'there';
  }
  if (fullHost.includes('*')) {
    return 'unknown';
  }
  const inCluster = clusterName(set, fullHost);
  if (inCluster === undefined) {
    // Hosts from outside need a ServiceEntry, which may be anywhere; where Services are shown, its absence is telling.
    return fullHost.includes('.') && set.ofKind('Service').length > 0 ? 'missing' : 'unknown';
  }
  return servicesByNamespace(set).has(inCluster.namespace) ? 'missing' : 'unknown';
}

/** Services by name, of whatever namespace. */
const servicesByName = perSet(set => groupBy(set.ofKind('Service'), ({ name }) => name));

/** The Services of other namespaces that have the name of a host whose own namespace is not shown, as people write them. */
export function nextDoor(set: Inventory, fullHost: string): string | undefined {
  const inCluster = clusterName(set, fullHost);
  return inCluster === undefined ? undefined : servicesByName(set).get(inCluster.name)?.map(({ name, namespace }) => `${name}.${namespace}`).join(', ');
}

const servicesByNamespace = perSet(set => groupBy(set.ofKind('Service'), ({ namespace }) => namespace));

const serviceEntryHosts = perSet(set => {
  const exact = new Set<string>();
  const wildcards: string[] = [];
  for (const entry of networking(set, 'ServiceEntry')) {
    for (const host of strings(entry.spec, 'hosts')) {
      if (host.startsWith('*.')) {
        wildcards.push(host.slice(1));
      } else {
        exact.add(host);
      }
    }
  }
  return { exact, wildcards };
});

/** Whether a ServiceEntry says the host, itself or by a wildcard. */
export function isServiceEntry(set: Inventory, host: string): boolean {
  const { exact, wildcards } = serviceEntryHosts(set);
  return exact.has(host) || wildcards.some(suffix => host.endsWith(suffix));
}
