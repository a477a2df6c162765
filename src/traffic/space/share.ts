import { podsOf } from '../../mesh/endpoints';
import { Inventory } from '../../mesh/inventory';
import { Workload } from '../../mesh/workload';
import { Destination } from '../destination';
import { Fraction } from '../fraction';
import { TrafficRequest } from '../request';
import { Audience } from './audience';
import { PossibleOutcome, possibleOutcomes } from './outcomes';

/** What of a destination counts: all of it (true), none, or a part. */
export type Counts = (destination: Destination) => boolean | Fraction;

/** The largest share that requests of an audience can have. */
export interface LargestShare {
  /** Some requests have it. */
  readonly share: Fraction;
  /** None has more. */
  readonly atMost: Fraction;
  /** Whether the two are the same; a regex can leave it open. */
  readonly exact: boolean;
  /** A request that has it. */
  readonly witness?: TrafficRequest;
}

/** The part of a split that counts. */
export function countedShare(destinations: readonly Destination[], counts: Counts): Fraction {
  return Fraction.sum(destinations.map(destination => {
    const part = counts(destination);
    return part === true ? destination.share : part === false ? Fraction.ZERO : destination.share.times(part);
  }));
}

/** Counts the pods of some workloads: every pod behind a destination gets an equal part of it. */
export function podsOfWorkloads(isCounted: (workload: Workload) => boolean): Counts {
  return ({ endpoints }) => {
    const all = endpoints.workloads.reduce((sum, workload) => sum + podsOf(workload), 0);
    const counted = endpoints.workloads.filter(isCounted).reduce((sum, workload) => sum + podsOf(workload), 0);
    return all === 0 ? false : Fraction.of(counted, all);
  };
}

function largest(outcomes: readonly PossibleOutcome[], counts: Counts): { readonly share: Fraction; readonly outcome?: PossibleOutcome } {
  let best: { share: Fraction; outcome?: PossibleOutcome } = { share: Fraction.ZERO };
  for (const outcome of outcomes) {
    const share = countedShare(outcome.destinations, counts);
    if (share.compare(best.share) > 0) {
      best = { share, outcome };
    }
  }
  return best;
}

/** The largest share that what counts can get of any request of an audience. */
export function largestShare(set: Inventory, audience: Audience, counts: Counts): LargestShare {
  const outcomes = possibleOutcomes(set, audience);
  const certain = largest(outcomes.filter(outcome => outcome.witness !== undefined), counts);
  const atMost = largest(outcomes, counts).share;
  return { share: certain.share, atMost, exact: certain.share.equals(atMost), witness: certain.outcome?.witness };
}
