import { Destination, DestinationProblem } from './destination';
import { Fraction } from './fraction';
import { TrafficResult } from './result';
import { versionNames } from './versions';

const PROBLEMS: Record<DestinationProblem, string> = {
  refused: 'the reference may not be used',
  unknownHost: 'no such Service in the manifests',
  unknownPort: 'its Service has no such port',
  unknownSubset: 'no such subset in the DestinationRule',
  noEndpoints: 'no pods',
};

/** The answer in a line: `v1 90 %, v2 10 %`, `redirect 301 to /new`. */
export function describeAnswer(result: TrafficResult): string {
  if (result.unknown !== undefined) {
    return `unknown: ${result.unknown}`;
  }
  switch (result.kind) {
    case 'route': return describeDestinations(result) || 'no destination';
    case 'redirect': return `redirect${statusText(result)} to ${result.location ?? 'somewhere else'}`;
    case 'direct': return `direct response${statusText(result)}`;
    case 'noRoute': return result.layer === 'http' || result.layer === undefined ? 'no route, 404' : 'no route, the connection is closed';
    case 'passthrough': return result.destinations.length === 0 ? 'no host of the mesh, let through as it is' : `past all rules to ${describeDestinations(result)}`;
    case 'refused': return 'nobody listens, the connection is refused';
  }
}

function describeDestinations({ destinations }: TrafficResult): string {
  const names = versionNames(destinations);
  return destinations.map((destination, index) => `${names[index]} ${destination.share.toPercent()}${describeProblem(destination)}`).join(', ');
}

/** ` (no pods)`; empty where nothing fails. */
export function describeProblem({ problem, isHidden }: Pick<Destination, 'problem' | 'isHidden'>): string {
  return problem === undefined ? '' : ` (fails: ${isHidden === true ? 'its Service is not exported to this caller' : PROBLEMS[problem]})`;
}

/** `v1 90 %, v2 10 %` */
export function describeSplit(shares: ReadonlyMap<string, Fraction>): string {
  return [...shares].map(([version, share]) => `${version} ${share.toPercent()}`).join(', ');
}

function statusText({ status }: TrafficResult): string {
  return status === undefined ? '' : ` ${status}`;
}
