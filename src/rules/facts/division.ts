import { delegateLinks } from '../../mesh/delegates';
import { rulesFor } from '../../mesh/destination-rule';
import { addTo } from '../../mesh/groups';
import { Inventory } from '../../mesh/inventory';
import { ManifestObject, selects } from '../../mesh/manifest';
import { perSet } from '../../mesh/per-set';
import { Pods } from '../../mesh/pods';
import { fewestInstances } from '../../mesh/scaling';
import { Sender, SendingTarget, senders } from '../../mesh/sending';
import { Service, endpointsOf, serviceAt, servicesOf } from '../../mesh/service';
import { podsAreTold } from '../../mesh/told-pods';

/** What of each pods' requests is theirs, as a part of 1. */
export type Shares = ReadonlyMap<Pods, number>;

/** An object whose routes choose between parts of the pods of one Service. */
export interface Division {
  readonly object: ManifestObject;
  /** Hosts of the mesh whose calls it takes, by itself or for those that delegate to it. */
  readonly meshHosts: ReadonlySet<string>;
  /** Ports that it sends to, where all its destinations there say one. */
  readonly ports?: ReadonlySet<number>;
  /** Who gets what, where one route says it for all requests and the files show the pods. */
  readonly shares?: Shares;
}

/** Pods that a target stands for; undefined where the files cannot tell. */
export function podsOfTarget(set: Inventory, { fullHost, subset }: SendingTarget): readonly Pods[] | undefined {
  const service = serviceAt(set, fullHost);
  const labels = subset === undefined ? undefined : rulesFor(set, fullHost).flatMap(rule => rule.subsets).find(({ name }) => name === subset)?.labels;
  const isHidden = service === undefined || service.selector.size === 0 || service.isExternalName || subset !== undefined && labels === undefined
    || !podsAreTold(set, service.object.namespace, service.selector, labels ?? new Map());
  return isHidden ? undefined : endpointsOf(set, service).filter(pods => labels === undefined || selects(labels, pods.labels));
}

/** What each of some pods gets where nobody chooses: its part of the instances. */
export function sharesByPods(set: Inventory, pods: readonly Pods[]): Shares | undefined {
  const counts = pods.map(each => fewestInstances(set, each));
  const total = counts.reduce<number>((sum, count) => sum + (count ?? NaN), 0);
  return Number.isNaN(total) || total === 0 ? undefined : new Map(pods.map((each, index) => [each, counts[index]! / total]));
}

export function sameShares(one: Shares | undefined, other: Shares | undefined): boolean {
  return one !== undefined && other !== undefined && [...new Set([...one.keys(), ...other.keys()])].every(pods => Math.abs((one.get(pods) ?? 0) - (other.get(pods) ?? 0)) < 1e-9);
}

/** What the only route of a sender gives to whom. */
export function sharesOf(set: Inventory, { routes }: Sender): Shares | undefined {
  if (routes.length !== 1 || !routes[0].takesAll) {
    return undefined;
  }
  const shares = new Map<Pods, number>();
  const targets = routes[0].targets.filter(({ weight }) => weight > 0);
  const total = targets.reduce((sum, { weight }) => sum + weight, 0);
  for (const target of targets) {
    const within = sharesByPods(set, podsOfTarget(set, target) ?? []);
    if (within === undefined) {
      return undefined;
    }
    within.forEach((share, pods) => shares.set(pods, (shares.get(pods) ?? 0) + share * target.weight / total));
  }
  return shares;
}

/** Roots that delegate to a VirtualService. */
const rootsOf = perSet(set => {
  const roots = new Map<ManifestObject, ManifestObject[]>();
  delegateLinks(set).forEach(({ delegate, root }) => delegate !== undefined && addTo(roots, delegate.object, root.object));
  return roots;
});

/** Hosts of the mesh whose calls a sender takes, those of its roots included. */
export function meshHostsOf(set: Inventory, sender: Sender): ReadonlySet<string> {
  const roots = rootsOf(set).get(sender.object) ?? [];
  return new Set([sender, ...senders(set).filter(({ object }) => roots.includes(object))].flatMap(({ meshHosts }) => meshHosts));
}

/** Parts of a Service's pods that a sender names. */
interface Part {
  readonly target: SendingTarget;
  readonly pods?: readonly Pods[];
}

/** Hosts that a target is only a part of: that of its subset, and those of Services that have its pods and more. */
function wholesOf(set: Inventory, { fullHost, subset }: SendingTarget, pods: readonly Pods[] | undefined): string[] {
  const wider = pods === undefined || pods.length === 0 ? [] : servicesOf(set, pods[0])
    .filter(service => service.host !== fullHost && endpointsOf(set, service).length > pods.length && pods.every(each => endpointsOf(set, service).includes(each)));
  return [...subset === undefined ? [] : [fullHost], ...wider.map(({ host }) => host)];
}

function divides(set: Inventory, host: string, isNamed: boolean, parts: readonly Part[]): boolean {
  const service: Service | undefined = serviceAt(set, host);
  const names = new Set(parts.map(({ target }) => `${target.fullHost} ${target.subset ?? ''}`));
  if (service?.isHeadless === true || !isNamed && names.size < 2) {
    return false;
  }
  const all = service === undefined ? [] : endpointsOf(set, service);
  if (all.length === 0 || parts.some(({ pods }) => pods === undefined)) {
    return new Set(parts.filter(({ target }) => target.weight > 0).map(({ target }) => `${target.fullHost} ${target.subset ?? ''}`)).size > 1;
  }
  return parts.some(({ pods = [] }) => pods.length > 0 && pods.length < all.length);
}

/** All that divide, by the host whose pods they divide. */
const divisions: (set: Inventory) => ReadonlyMap<string, readonly Division[]> = perSet(set => {
  const result = new Map<string, Division[]>();
  for (const sender of senders(set)) {
    const parts = new Map<string, Part[]>();
    for (const target of sender.routes.flatMap(route => route.targets).filter(({ mirror }) => !mirror)) {
      const pods = podsOfTarget(set, target);
      wholesOf(set, target, pods).forEach(host => addTo(parts, host, { target, pods }));
    }
    if (parts.size === 0) {
      continue;
    }
    const meshHosts = meshHostsOf(set, sender);
    for (const [host, named] of parts) {
      if (divides(set, host, meshHosts.has(host), named)) {
        const ports = named.flatMap(({ target }) => target.port ?? []);
        addTo(result, host, { object: sender.object, meshHosts, ports: ports.length === named.length ? new Set(ports) : undefined, shares: sharesOf(set, sender) });
      }
    }
  }
  return result;
});

/** Who divides the pods of a host. */
export function divisionsOf(set: Inventory, fullHost: string): readonly Division[] {
  return divisions(set).get(fullHost) ?? [];
}

/** All hosts that somebody divides. */
export function dividedHosts(set: Inventory): readonly string[] {
  return [...divisions(set).keys()];
}
