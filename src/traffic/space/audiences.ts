import { Audience } from './audience';
import { isWildcard } from '../../mesh/host-name';
import { Hosts } from '../../mesh/hosts';
import { Inventory } from '../../mesh/inventory';
import { takesHttp } from '../../mesh/port-protocol';
import { sidecarNamespaces, sidecarSelectors } from '../../mesh/sidecar';
import { WorkloadCaller } from '../request';
import { RuleIndex } from '../rule-index';
import { RuleSet } from '../rule-set';

/** A namespace that no manifest names: everybody else's. */
const ANY_NAMESPACE = 'another-namespace';

/** Namespaces whose callers may be treated differently: those that the rules about a host stand in, are exported to or name, and any other. */
export function callingNamespaces(set: Inventory, host: string): string[] {
  const named = new Set<string>();
  for (const { namespace, exportTo, routes } of RuleIndex.of(set).speakingOf('mesh', host)) {
    named.add(namespace);
    exportTo.filter(target => /^[a-z0-9]/.test(target)).forEach(target => named.add(target));
    routes.forEach(route => named.add(route.match?.sourceNamespace ?? ANY_NAMESPACE));
  }
  sidecarNamespaces(set).forEach(namespace => named.add(namespace));
  return [...named.add(ANY_NAMESPACE)];
}

/** A caller of each namespace, and one for each Sidecar that selects some of its workloads. */
export function callersIn(set: Inventory, namespaces: readonly string[]): WorkloadCaller['workload'][] {
  return namespaces.flatMap(namespace => [{ namespace }, ...sidecarSelectors(set, namespace).map(labels => ({ namespace, labels }))]);
}

/** A name that a wildcard stands for. */
function concrete(host: string): string {
  return isWildcard(host) ? host.replace('*', 'any-host') : host;
}

function meshAudiences(set: Inventory, host: string): Audience[] {
  const hosts = isWildcard(host) ? [...Hosts.of(set).all()].filter(known => known.name.endsWith(host.slice(1))) : [Hosts.of(set).find(host, '')].filter(known => known !== undefined);
  const known = hosts.flatMap(({ name, ports }) => ports.filter(port => takesHttp(port.protocol)).map(port => ({ name, port: port.number })));
  return (known.length === 0 ? [{ name: concrete(host), port: 80 }] : known)
    .flatMap(({ name, port }) => callersIn(set, callingNamespaces(set, name)).map((workload): Audience => ({ from: { workload }, host: name, port })));
}

/** Everybody who can meet the rules of an object: callers of every namespace on every port of its hosts, and its gateways. */
export function audiencesOf(set: Inventory, rules: Pick<RuleSet, 'gateways' | 'hosts'>): Audience[] {
  return rules.gateways.flatMap(gateway => rules.hosts.flatMap(host => gateway === 'mesh' ? meshAudiences(set, host)
    : [{ from: { gateway: gateway.split('/').slice(0, 2).join('/') }, host: concrete(host) }]));
}

/** The rules that an object makes, wherever they hold. */
export function ruleSetsOf(set: Inventory, isAsked: (rules: RuleSet) => boolean): RuleSet[] {
  return RuleIndex.of(set).all.filter(isAsked);
}
