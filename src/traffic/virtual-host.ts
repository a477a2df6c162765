import { RuleIndex } from './rule-index';
import { RuleSet } from './rule-set';
import { Host } from '../mesh/host';
import { isWildcard, isWithin, patternsOf } from '../mesh/host-name';
import { Hosts } from '../mesh/hosts';
import { Inventory } from '../mesh/inventory';
import { perSet } from '../mesh/per-set';
import { takesHttp } from '../mesh/port-protocol';
import { Proxy } from '../mesh/proxy';
import { SidecarScope, sidecarScope } from '../mesh/sidecar';

/** What a proxy knows of the host that a request asks for. */
export interface VirtualHost {
  /** The host as it is called inside: full, or a wildcard. */
  readonly name: string;
  /** What answers where no rules hold. */
  readonly host?: Host;
  /** Who may say where requests go, in the order in which they count; the first that gives this proxy any route does. */
  readonly candidates: readonly RuleSet[];
}

function speaksHttp(host: Host, port: number): boolean {
  const found = host.port(port);
  return found !== undefined && takesHttp(found.protocol);
}

/**
 * Rules that hold for a host of the mesh as seen from a namespace. Wildcards count only where no rules name the host itself,
 * and of those the most specific alone.
 */
export function rulesForHost(set: Inventory, host: Host, namespace: string, scope: SidecarScope, port: number): readonly RuleSet[] {
  const index = RuleIndex.of(set);
  for (const pattern of patternsOf(host.name)) {
    const rules = index.about('mesh', pattern, namespace)
      // Routes of the Gateway API hold where they stand beside the Service or beside the caller.
      .filter(candidate => !candidate.isGatewayApi || candidate.namespace === host.namespace || candidate.namespace === namespace)
      .filter(candidate => scope.importsRules(candidate, port));
    if (rules.length > 0) {
      return pattern === host.name ? rules : rules.slice(0, 1);
    }
  }
  // A Service that is another name for a host is routed as that one, unless rules name it itself.
  const target = Hosts.of(set).target(host, namespace);
  return target === host ? [] : rulesForHost(set, target, namespace, scope, port);
}

/** Whether a sidecar has a virtual host on this port for names in a VirtualService that are no hosts of the mesh. */
function holdsForForeignHosts(set: Inventory, rules: RuleSet, namespace: string, port: number): boolean {
  // On port 80, and there alone, such names are taken by themselves. Sidecars listen there in every mesh, since gateways' own Services have it.
  return port === 80 || rules.hosts.some(name => {
    const host = Hosts.of(set).find(name, namespace);
    return host?.name === name && speaksHttp(host, port);
  });
}

function foreignRules(set: Inventory, pattern: string, namespace: string, scope: SidecarScope, port: number): readonly RuleSet[] {
  const rules = RuleIndex.of(set).about('mesh', pattern, namespace).filter(candidate => !candidate.isGatewayApi && scope.importsRules(candidate, port));
  if (rules.length === 0) {
    return rules;
  }
  const isKnown = [...Hosts.of(set).all()].some(host => host.isVisibleFrom(namespace) && host.hasNumber(port) && isWithin(host.name, pattern));
  return isKnown ? [] : rules.filter(candidate => holdsForForeignHosts(set, candidate, namespace, port));
}

/** As many names as this are remembered for one set of manifests; callers may ask for any. */
const MOST_KNOWN = 10_000;

const known = perSet(() => new Map<string, VirtualHost | undefined>());

/** What a sidecar in a namespace knows of a host on a port; undefined: nothing, so the request goes wherever it goes. */
export function meshVirtualHost(set: Inventory, name: string, proxy: Proxy, port: number): VirtualHost | undefined {
  const { namespace } = proxy;
  const scope = sidecarScope(set, proxy);
  const hosts = known(set);
  if (hosts.size >= MOST_KNOWN) {
    hosts.clear();
  }
  const key = `${port} ${namespace} ${name} ${scope.id}`;
  if (!hosts.has(key)) {
    hosts.set(key, findVirtualHost(set, name, namespace, scope, port));
  }
  return hosts.get(key);
}

function findVirtualHost(set: Inventory, name: string, namespace: string, scope: SidecarScope, port: number): VirtualHost | undefined {
  const called = Hosts.of(set).called(name, namespace);
  const target = called && Hosts.of(set).target(called, namespace);
  const host = called !== undefined && target !== undefined && speaksHttp(target, port) && scope.importsHost(called, port) ? called : undefined;
  if (host !== undefined && host.name === name) {
    return { name, host: target, candidates: rulesForHost(set, host, namespace, scope, port) };
  }
  const foreign = foreignRules(set, name, namespace, scope, port);
  if (host !== undefined && !isWildcard(host.name)) {
    const own = rulesForHost(set, host, namespace, scope, port);
    return { name: host.name, host: target, candidates: foreign.length === 0 ? own : [...own, ...foreign] };
  }
  if (foreign.length > 0) {
    return { name, candidates: foreign };
  }
  for (const pattern of patternsOf(name)) {
    if (pattern !== name) {
      const rules = host?.name === pattern ? rulesForHost(set, host, namespace, scope, port) : foreignRules(set, pattern, namespace, scope, port);
      if (rules.length > 0 || host?.name === pattern) {
        return { name: pattern, host: host?.name === pattern ? host : undefined, candidates: rules };
      }
    }
  }
  return undefined;
}
