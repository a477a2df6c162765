import { RuleIndex } from './rule-index';
import { RuleSet } from './rule-set';
import { Host } from '../mesh/host';
import { isWildcard, isWithin, patternsOf } from '../mesh/host-name';
import { Hosts } from '../mesh/hosts';
import { Inventory } from '../mesh/inventory';
import { perSet } from '../mesh/per-set';

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
  return host.port(port)?.protocol === 'http';
}

/**
 * Rules that hold for a host of the mesh as seen from a namespace. Wildcards count only where no rules name the host itself,
 * and of those the most specific alone.
 */
export function rulesForHost(set: Inventory, host: Host, namespace: string): readonly RuleSet[] {
  const index = RuleIndex.of(set);
  for (const pattern of patternsOf(host.name)) {
    const rules = index.about('mesh', pattern, namespace)
      // Routes of the Gateway API hold where they stand beside the Service or beside the caller.
      .filter(candidate => !candidate.isGatewayApi || candidate.namespace === host.namespace || candidate.namespace === namespace);
    if (rules.length > 0) {
      return pattern === host.name ? rules : rules.slice(0, 1);
    }
  }
  return [];
}

/** Whether a sidecar has a virtual host on this port for names in a VirtualService that are no hosts of the mesh. */
function holdsForForeignHosts(set: Inventory, rules: RuleSet, namespace: string, port: number): boolean {
  // On port 80, and there alone, such names are taken by themselves. Sidecars listen there in every mesh, since gateways' own Services have it.
  return port === 80 || rules.hosts.some(name => {
    const host = Hosts.of(set).find(name, namespace);
    return host?.name === name && speaksHttp(host, port);
  });
}

function foreignRules(set: Inventory, pattern: string, namespace: string, port: number): readonly RuleSet[] {
  const rules = RuleIndex.of(set).about('mesh', pattern, namespace).filter(candidate => !candidate.isGatewayApi);
  if (rules.length === 0) {
    return rules;
  }
  const isKnown = [...Hosts.of(set).all()].some(host => host.isVisibleFrom(namespace) && host.port(port) !== undefined && isWithin(host.name, pattern));
  return isKnown ? [] : rules.filter(candidate => holdsForForeignHosts(set, candidate, namespace, port));
}

/** As many names as this are remembered for one set of manifests; callers may ask for any. */
const MOST_KNOWN = 10_000;

const known = perSet(() => new Map<string, VirtualHost | undefined>());

/** What a sidecar in a namespace knows of a host on a port; undefined: nothing, so the request goes wherever it goes. */
export function meshVirtualHost(set: Inventory, name: string, namespace: string, port: number): VirtualHost | undefined {
  const hosts = known(set);
  if (hosts.size >= MOST_KNOWN) {
    hosts.clear();
  }
  const key = `${port} ${namespace} ${name}`;
  if (!hosts.has(key)) {
    hosts.set(key, findVirtualHost(set, name, namespace, port));
  }
  return hosts.get(key);
}

function findVirtualHost(set: Inventory, name: string, namespace: string, port: number): VirtualHost | undefined {
  const called = Hosts.of(set).called(name, namespace);
  const host = called !== undefined && speaksHttp(called, port) ? called : undefined;
  if (host !== undefined && host.name === name) {
    return { name, host, candidates: rulesForHost(set, host, namespace) };
  }
  const foreign = foreignRules(set, name, namespace, port);
  if (host !== undefined && !isWildcard(host.name)) {
    const own = rulesForHost(set, host, namespace);
    return { name: host.name, host, candidates: foreign.length === 0 ? own : [...own, ...foreign] };
  }
  if (foreign.length > 0) {
    return { name, candidates: foreign };
  }
  for (const pattern of patternsOf(name)) {
    if (pattern !== name) {
      const rules = host?.name === pattern ? rulesForHost(set, host, namespace) : foreignRules(set, pattern, namespace, port);
      if (rules.length > 0 || host?.name === pattern) {
        return { name: pattern, host: host?.name === pattern ? host : undefined, candidates: rules };
      }
    }
  }
  return undefined;
}
