import { Destination } from './destination';
import { Fraction } from './fraction';
import { TrafficResult } from './result';
import { podsOf } from '../mesh/endpoints';
import { selects, stringMap } from '../mesh/manifest';

/** The name that people know a destination by: its subset, else its Service. */
export function versionOf({ subset, host }: Destination): string {
  return subset ?? (host === null ? 'a refused backend' : serviceName(host));
}

/** The share of a version: named by its subset, by its Service, or by both (`reviews/v2`). */
export function shareOf({ destinations }: Pick<TrafficResult, 'destinations'>, version: string): Fraction {
  return Fraction.sum(destinations.map(destination => destination.share.times(partOf(destination, version))));
}

/** How much of a destination is this version's. */
export function partOf(destination: Destination, version: string): Fraction {
  const { subset, host } = destination;
  const isNamed = namesOf(host).some(name => version === (subset === null ? name : `${name}/${subset}`)) || version === subset;
  return isNamed ? Fraction.ONE : subset === null ? partOfPool(destination, version) : Fraction.ZERO;
}

/** A destination without a subset takes the pods of all versions, each by its number. */
function partOfPool({ endpoints, destinationRule }: Destination, version: string): Fraction {
  const subset = destinationRule?.subsets.get(version);
  const pods = endpoints.workloads.reduce((sum, workload) => sum + podsOf(workload), 0);
  if (subset === undefined || pods === 0) {
    return Fraction.ZERO;
  }
  const labels = stringMap(subset, 'labels');
  const own = endpoints.workloads.filter(workload => selects(labels, workload.labels)).reduce((sum, workload) => sum + podsOf(workload), 0);
  return Fraction.of(own, pods);
}

function namesOf(host: string | null): string[] {
  return host === null ? [] : [host, serviceName(host)];
}

/** `reviews` of `reviews.shop.svc.cluster.local`; a host that is no Service's stays whole. */
function serviceName(host: string): string {
  return /^([^.]+)\.[^.]+\.svc\./.exec(host)?.[1] ?? host;
}
