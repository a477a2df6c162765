import { Destination } from './destination';
import { Fraction } from './fraction';
import { TrafficResult } from './result';
import { podsOf } from '../mesh/endpoints';
import { isHeadless } from '../mesh/host-address';
import { PlainObject, selects, stringMap } from '../mesh/manifest';
import { Workload } from '../mesh/workload';

/** The name that people know a destination by: its subset, else its Service. */
export function versionOf({ subset, host }: Pick<Destination, 'subset' | 'host'>): string {
  return subset ?? (host === null ? 'a refused backend' : serviceName(host));
}

/** Names of destinations that stand side by side: with the Service where two have a subset of one name. */
export function versionNames(destinations: readonly Destination[]): string[] {
  return destinations.map(destination => {
    const isShared = destinations.some(other => other.host !== destination.host && versionOf(other) === versionOf(destination));
    return isShared && destination.host !== null && destination.subset !== null ? `${serviceName(destination.host)}/${destination.subset}` : versionOf(destination);
  });
}

/** The share of a version: named by its subset, by its Service, or by both (`reviews/v2`), or by the label that its pods have. */
export function shareOf({ destinations }: Pick<TrafficResult, 'destinations'>, version: string): Fraction {
  return Fraction.sum(destinations.map(destination => destination.share.times(partOf(destination, version))));
}

/** How much of a destination is this version's. */
export function partOf(destination: Destination, version: string): Fraction {
  const { subset, host, known } = destination;
  // Whichever subset a headless Service is asked for, the pod that was called answers.
  if (known !== undefined && isHeadless(known) && !namesOf(host).includes(version)) {
    return partOfPool(destination, version);
  }
  const isNamed = namesOf(host).some(name => version === (subset === null ? name : `${name}/${subset}`)) || version === subset;
  return isNamed || isLabelled(destination, version) ? Fraction.ONE : subset === null ? partOfPool(destination, version) : Fraction.ZERO;
}

/** Whether a destination that is not known to be a version's may be its all the same: a pool whose pods, or some of them, the manifests do not show. */
export function mayReach(destination: Destination, version: string): boolean {
  const { subset, known, endpoints: { areShown, mayBeMore } } = destination;
  const isPool = subset === null || (known !== undefined && isHeadless(known));
  return isPool && (!areShown || mayBeMore === true) && subsetNamed(destination, version) !== undefined;
}

/** Whether a version is what a subset's label says: `2.0` of the subset `v2-0`. */
function isLabelled({ subset, destinationRule }: Destination, version: string): boolean {
  return subset !== null && labelsSay(destinationRule?.subsets.get(subset), version);
}

function labelsSay(subset: PlainObject | undefined, version: string): boolean {
  return subset !== undefined && [...stringMap(subset, 'labels').values()].includes(version);
}

function subsetNamed({ destinationRule }: Destination, version: string): PlainObject | undefined {
  return destinationRule?.subsets.get(version) ?? [...destinationRule?.subsets.values() ?? []].find(subset => labelsSay(subset, version));
}

/** A destination without a subset takes the pods of all versions, each by its number. */
function partOfPool(destination: Destination, version: string): Fraction {
  const { workloads } = destination.endpoints;
  const pods = podCount(workloads);
  return pods === 0 ? Fraction.ZERO : Fraction.of(podCount(workloads.filter(isOf(destination, version))), pods);
}

/** Pods are a version's by the labels of the subset of that name; where none is, by a label that the Service does not select by. */
function isOf(destination: Destination, version: string): (workload: Workload) => boolean {
  const subset = subsetNamed(destination, version);
  if (subset !== undefined) {
    const labels = stringMap(subset, 'labels');
    return workload => selects(labels, workload.labels);
  }
  const selector = stringMap(destination.known?.object.spec, 'selector');
  return workload => [...workload.labels].some(([key, value]) => value === version && !selector.has(key));
}

function podCount(workloads: readonly Workload[]): number {
  return workloads.reduce((sum, workload) => sum + podsOf(workload), 0);
}

/** Every name that a destination's host, subsets and pods can be asked by. */
export function knownNames({ host, known, destinationRule, endpoints }: Destination): string[] {
  const selector = stringMap(known?.object.spec, 'selector');
  const subsets = [...destinationRule?.subsets ?? []];
  return [
    ...namesOf(host),
    ...subsets.flatMap(([name, subset]) => [name, ...namesOf(host).map(service => `${service}/${name}`), ...stringMap(subset, 'labels').values()]),
    ...endpoints.workloads.flatMap(({ labels }) => [...labels].filter(([key]) => !selector.has(key)).map(([, value]) => value)),
  ];
}

function namesOf(host: string | null): string[] {
  return host === null ? [] : [host, serviceName(host)];
}

/** `reviews` of `reviews.shop.svc.cluster.local`; a host that is no Service's stays whole. */
export function serviceName(host: string): string {
  return /^([^.]+)\.[^.]+\.svc\./.exec(host)?.[1] ?? host;
}
