import { virtualServices } from '../../mesh/virtual-service';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

/** Weights are 32 bits wide, with a sign. */
const MAX_WEIGHT = 2_147_483_647;

export const weightInvalid: StaticRule = {
  code: 'CC310',
  name: 'weight-invalid',
  severity: Severity.ERROR,
  meaning: 'a weight is negative or too large, or the weights of several destinations are 0 in all',
  consequence: 'Istio\'s webhook refuses the object. A weight that is left out counts as 0.',
  fix: 'write a whole number of 0 or more for each destination, at least one above 0',
  sources: ['verdicts/weight-negative', 'verdicts/weight-all-zero', 'verdicts/weight-omitted-all'],
  istio: ['IST0106'],
  *check(set): Iterable<Draft> {
    for (const { object, routes } of virtualServices(set)) {
      for (const { destinations, field } of routes) {
        const negative = destinations.filter(({ weight }) => weight !== undefined && weight < 0);
        yield* negative.map(({ entryField, weight }) => ({ object, field: `${entryField}.weight`, message: `the weight is ${weight}` }));
        const large = destinations.filter(({ weight }) => weight !== undefined && weight > MAX_WEIGHT);
        yield* large.map(({ entryField, weight }) => ({ object, field: `${entryField}.weight`, message: `the weight is ${weight}, allowed are at most ${MAX_WEIGHT}` }));
        const total = destinations.reduce((sum, { weight }) => sum + (weight ?? 0), 0);
        if (destinations.length > 1 && negative.length === 0 && total === 0) {
          const written = destinations.some(({ weight }) => weight !== undefined);
          yield { object, field: `${field}.route`, message: written ? 'all weights are 0' : `${destinations.length} destinations have no weight, which counts as 0` };
        }
      }
    }
  },
};
