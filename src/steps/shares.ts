import { Judged } from './judged';
import { Pods } from './pods';

/** At which end of the step pods are counted: by these numbers requests without a subset spread. */
export type Side = 'before' | 'after';

/** How much of the requests each of the pods gets, by the numbers of one end. */
export function spread(destinations: readonly Judged[], side: Side): Map<Pods, number> {
  const shares = new Map<Pods, number>();
  destinations.forEach(judged => sharesOf(judged, side, (pods, share) => shares.set(pods, (shares.get(pods) ?? 0) + share)));
  return shares;
}

function sharesOf({ share, to: { pods, problem } }: Judged, side: Side, add: (pods: Pods, share: number) => void): void {
  if (problem !== undefined && pods.length === 0) {
    return;
  }
  const counts = pods.map(one => side === 'before' ? one.countBefore ?? 1 : one.countAfter ?? 1);
  const total = counts.reduce((sum, count) => sum + count, 0);
  pods.forEach((one, index) => total > 0 && counts[index] > 0 && add(one, share * counts[index] / total));
}

/** All that share a destination with these pods at both ends, themselves included. */
export function poolOf(pods: Pods, before: readonly Judged[], after: readonly Judged[]): readonly Pods[] {
  const [old, next] = [before, after].map(destinations => destinations.find(({ to }) => to.pods.includes(pods))?.to.pods ?? [pods]);
  return old.filter(one => next.includes(one));
}
