import { Manifest } from './stage-objects';
import { Inventory } from '../../src/mesh/inventory';
import { selects } from '../../src/mesh/manifest';
import { evaluate } from '../../src/traffic/evaluate';
import { TrafficRequest } from '../../src/traffic/request';

const DOMAIN = 'svc.cluster.local';
const WORKLOADS = ['Deployment', 'StatefulSet', 'DaemonSet'];
const MIXED = new Set(['Service', 'ServiceEntry', 'VirtualService', 'DestinationRule', 'HTTPRoute', 'GRPCRoute', 'ReferenceGrant', 'Gateway', 'Sidecar', ...WORKLOADS]);

const identity = ({ kind, metadata }: Manifest): string => `${kind}/${metadata.namespace}/${metadata.name}`;
const ofKind = (set: readonly Manifest[], kind: string): Manifest[] => set.filter(object => object.kind === kind);
const isSaidTheSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** What one request meets in one mix. */
interface Met {
  readonly isAnswered: boolean;
  /** Of each Deployment, by its identity. */
  readonly shares: ReadonlyMap<string, number>;
  readonly wrong: readonly string[];
}

/**
 * The definition of a safe step, tried in plain words on every subset of the objects that change, Deployments among them:
 * what is wrong in some mix, for callers of each Service and each host of a Gateway. Slow, and blind to ports, protocols and instance counts.
 */
export function wrongInSomeMix(before: readonly Manifest[], after: readonly Manifest[]): string[] {
  const [old, next] = [before, after].map(set => new Map(set.map(object => [identity(object), object])));
  const ids = [...new Set([...old.keys(), ...next.keys()])];
  const changed = ids.filter(id => MIXED.has(id.split('/')[0]) && !isSaidTheSame(old.get(id), next.get(id)));
  const mixes = subsets(changed).map(isNew => ids.flatMap(id => (isNew.has(id) ? next : old).get(id) ?? []));
  const inventories = mixes.map(mix => Inventory.of(mix));
  const stays = (id: string): boolean => isUp(old.get(id)) && isUp(next.get(id)) && isSaidTheSame(old.get(id)!.spec.template.metadata, next.get(id)!.spec.template.metadata);
  return requestsTo(before).flatMap(request => {
    const met = mixes.map((mix, index) => meet(mix, inventories[index], request, stays));
    const [first, last] = [met[0], met[met.length - 1]];
    return !first.isAnswered ? [] : met.flatMap(({ wrong, shares }) => [
      ...wrong,
      ...[...shares].filter(([id, share]) => share > Math.max(first.shares.get(id) ?? 0, last.shares.get(id) ?? 0) + 1e-9).map(([id]) => `${id} gets more than before and after`),
    ]).map(what => `${request.host}: ${what}`);
  });
}

/** The empty one first, the whole last. */
function subsets(ids: readonly string[]): ReadonlySet<string>[] {
  return ids.reduce<Set<string>[]>((all, id) => [...all, ...all.map(subset => new Set([...subset, id]))], [new Set()]);
}

function isUp(deployment: Manifest | undefined): boolean {
  return deployment !== undefined && (deployment.spec.replicas ?? 1) > 0;
}

/** A plain request to whatever can be called, and one with each header that a match asks for. */
function requestsTo(set: readonly Manifest[]): TrafficRequest[] {
  const headers = ofKind(set, 'VirtualService').flatMap(({ spec }) => spec.http ?? []).flatMap(({ match = [] }) => match)
    .flatMap(({ headers: asked = {} }) => Object.entries<{ exact?: string }>(asked)).flatMap(([name, { exact }]) => exact === undefined ? [] : [{ [name]: exact }]);
  const hosts = [...ofKind(set, 'VirtualService').flatMap(({ spec }) => spec.hosts ?? []), ...ofKind(set, 'HTTPRoute').flatMap(({ spec }) => spec.hostnames ?? ['any.example.com'])] as string[];
  const calls = [
    ...ofKind(set, 'Service').map(({ metadata: { name, namespace = '' } }) => ({ from: { workload: { namespace } }, host: `${name}.${namespace}.${DOMAIN}` })),
    ...ofKind(set, 'Gateway').flatMap(gateway => waysInto(gateway, hosts).map(way => ({ from: { gateway: `${gateway.metadata.namespace}/${gateway.metadata.name}` }, ...way }))),
  ];
  return calls.flatMap(call => [{}, ...headers].map(asked => ({ ...call, headers: asked })));
}

/** Each host that some rule names, on each port of a Gateway. */
function waysInto({ spec: { servers = [], listeners = [] } }: Manifest, hosts: readonly string[]): { host: string; port: number }[] {
  const ports = [...servers.map(({ port }: { port: { number: number } }) => port.number), ...listeners.map(({ port }: { port: number }) => port)] as number[];
  return ports.flatMap(port => hosts.map(host => ({ host: host.replace('*', 'any'), port })));
}

function meet(mix: readonly Manifest[], inventory: Inventory, request: TrafficRequest, stays: (id: string) => boolean): Met {
  const { kind, destinations } = evaluate(inventory, request);
  const shares = new Map<string, number>();
  const wrong: string[] = kind === 'noRoute' || kind === 'refused' || kind === 'passthrough' || (kind === 'route' && destinations.length === 0) ? ['no route'] : [];
  for (const { host, subset, share, problem } of destinations.filter(destination => destination.share.toNumber() > 0)) {
    const pods = podsBehind(mix, host ?? '', subset ?? undefined);
    if (problem !== undefined || !pods.some(deployment => stays(identity(deployment)))) {
      wrong.push(`${subset} of ${host}: ${problem ?? 'no pods that were there and stay'}`);
    }
    const total = pods.reduce((sum, { spec }) => sum + (spec.replicas ?? 1), 0);
    pods.forEach(deployment => shares.set(identity(deployment), (shares.get(identity(deployment)) ?? 0) + share.toNumber() * (deployment.spec.replicas ?? 1) / total));
  }
  return { isAnswered: kind === 'redirect' || kind === 'direct' || shares.size > 0, shares, wrong };
}

function podsBehind(mix: readonly Manifest[], host: string, subset: string | undefined): Manifest[] {
  const full = (said: string, namespace = ''): string => said.includes('.') ? said : `${said}.${namespace}.${DOMAIN}`;
  const service = ofKind(mix, 'Service').find(({ metadata }) => full(metadata.name, metadata.namespace) === host);
  const defined = ofKind(mix, 'DestinationRule').filter(({ spec, metadata }) => full(spec.host, metadata.namespace) === host).flatMap(({ spec }) => spec.subsets ?? []);
  const labels = subset === undefined ? {} : defined.find(({ name }) => name === subset)?.labels;
  if (service === undefined || labels === undefined) {
    return [];
  }
  const selector = new Map(Object.entries<string>({ ...service.spec.selector, ...labels }));
  return WORKLOADS.flatMap(kind => ofKind(mix, kind)).filter(deployment => isUp(deployment) && deployment.metadata.namespace === service.metadata.namespace
    && selects(selector, new Map(Object.entries<string>(deployment.spec.template.metadata.labels))));
}
