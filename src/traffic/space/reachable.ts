import { Inventory } from '../../mesh/inventory';
import { Destination } from '../destination';
import { Fraction } from '../fraction';
import { TrafficRequest } from '../request';
import { Route } from '../route';
import { Audience } from './audience';
import { possibleOutcomes } from './outcomes';

/** A destination that requests of an audience can reach. */
export interface Reach {
  readonly host: string | null;
  readonly subset: string | null;
  /** The largest share of any of these requests that it gets. */
  readonly share: Fraction;
  /** The route by which it gets that; undefined: the host itself, without rules. */
  readonly route?: Route;
  /** A request that goes there; absent where a regex leaves it open whether there is one. */
  readonly witness?: TrafficRequest;
}

/** Every destination that any request of an audience can reach, with the request that reaches it most. */
export function reachable(set: Inventory, audience: Audience, counts: (destination: Destination) => boolean = () => true): Reach[] {
  const found = new Map<string, Reach>();
  for (const { route, destinations, witness } of possibleOutcomes(set, audience)) {
    for (const { host, subset, share } of destinations.filter(counts)) {
      const key = `${host} ${subset}`;
      const known = found.get(key);
      const isBetter = known === undefined || (known.witness === undefined && witness !== undefined)
        || ((known.witness === undefined) === (witness === undefined) && share.compare(known.share) > 0);
      if (isBetter) {
        found.set(key, { host, subset, share, route, witness });
      }
    }
  }
  return [...found.values()];
}
