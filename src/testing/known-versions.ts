import { Expectation } from './expectation';
import { Inventory } from '../mesh/inventory';
import { running } from '../mesh/live-pods';
import { ManifestObject, asString, get, objects, stringMap, strings } from '../mesh/manifest';
import { perSet } from '../mesh/per-set';
import { serviceName } from '../traffic/versions';

/** As many names as this are listed. */
const MOST_LISTED = 20;

function subsetNames(set: Inventory, object: ManifestObject): string[] {
  const host = set.fullHost(asString(get(object.spec, 'host')) ?? '', object.namespace);
  const service = serviceName(host);
  return objects(object.spec, 'subsets').flatMap(subset => {
    const name = asString(get(subset, 'name')) ?? '';
    return [name, `${service}/${name}`, `${host}/${name}`, ...stringMap(subset, 'labels').values()];
  });
}

/** Names of versions, the likeliest first: subsets, labels of pods, Services and other hosts. */
const versionNames = perSet((set): ReadonlySet<string> => new Set([
  ...set.ofKind('DestinationRule').flatMap(object => subsetNames(set, object)),
  ...running(set).workloads.flatMap(({ labels }) => ['version', 'app.kubernetes.io/version'].flatMap(key => labels.get(key) ?? [])),
  ...set.ofKind('Service').flatMap(service => [service.name, set.hostOf(service)]),
  ...set.ofKind('ServiceEntry').flatMap(({ spec }) => strings(spec, 'hosts')),
  ...running(set).workloads.flatMap(({ labels }) => [...labels.values()]),
]));

const hostNames = perSet((set): ReadonlySet<string> => new Set([...set.ofKind('Service').map(service => service.name), ...set.ofKind('ServiceEntry').flatMap(({ spec }) => strings(spec, 'hosts')),
  ...set.ofKind('VirtualService').flatMap(({ spec }) => strings(spec, 'hosts')), ...set.ofKind('HTTPRoute').flatMap(({ spec }) => strings(spec, 'hostnames'))]));

const routeNames = perSet((set): ReadonlySet<string> => new Set([
  ...set.ofKind('VirtualService').flatMap(({ spec }) => objects(spec, 'http').flatMap(route => {
    const name = asString(get(route, 'name'));
    return name === undefined ? [] : [name, ...objects(route, 'match').flatMap(match => asString(get(match, 'name')) ?? []).map(match => `${name}.${match}`)];
  })),
  ...[...set.ofKind('HTTPRoute'), ...set.ofKind('GRPCRoute')].flatMap(({ name, namespace, spec }) => objects(spec, 'rules').map((rule, index) => asString(get(rule, 'name')) ?? `${namespace}.${name}.${index}`)),
]));

/** For people: names, and that there are more. */
export function listed(names: Iterable<string>): string {
  const all = [...names];
  return all.length === 0 ? 'none' : `${all.slice(0, MOST_LISTED).join(', ')}${all.length > MOST_LISTED ? ` and ${all.length - MOST_LISTED} more` : ''}`;
}

function check(what: string, name: unknown, known: ReadonlySet<string>): void {
  if (typeof name !== 'string' || name === '') {
    throw new Error(`${what} is ${JSON.stringify(name) ?? 'undefined'}, expected the name of one, known are ${listed(known)}`);
  }
  if (!known.has(name)) {
    throw new Error(`${what} ${JSON.stringify(name)} is nowhere in the manifests, known are ${listed(known)}`);
  }
}

/** @throws when a name is none, or is of nothing in the manifests */
export function checkVersion(set: Inventory, name: unknown): void {
  check('version', name, versionNames(set));
}

/** @throws when a name is none, or no route has it; a delegate's routes have the name of its root's before theirs */
export function checkRoute(set: Inventory, name: unknown): void {
  const known = routeNames(set);
  const isJoined = typeof name === 'string' && [...known].some(root => name.startsWith(`${root}-`) && [...known].some(leaf => name === `${root}-${leaf}` || name.startsWith(`${root}-${leaf}`)));
  if (!isJoined) {
    check('route', name, known);
  }
}

/** Hosts that can be asked about. */
export function knownHosts(set: Inventory): string {
  return listed(hostNames(set));
}

/**
 * Whether all that an expectation names is in the manifests: what is nowhere would hold, or fail, whatever they say.
 * @throws with what is known
 */
export function checkNames(set: Inventory, expectation: Expectation): void {
  const { splits, neverReaches = [], mirrors = [] } = expectation;
  const versions = ['reaches' in expectation ? [expectation.reaches] : [], [...splits?.keys() ?? []], neverReaches, mirrors].flat();
  versions.forEach(name => checkVersion(set, name));
  if ('route' in expectation) {
    checkRoute(set, expectation.route);
  }
}
