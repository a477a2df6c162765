import { Match } from './match';
import { Split } from './split';
import { Weights, only } from './weights';

/** Weights for the audience, everybody else on one version; without an audience everybody is in it. */
export function toAudience(audience: readonly Match[], weights: Weights, others: string): Split {
  return audience.length === 0 ? Split._of(weights) : Split._of(only(others), [{ name: 'audience', matches: audience, weights }]);
}
