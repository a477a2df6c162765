import { splits } from '../../mesh/virtual-service-routes';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const destinationTwice: StaticRule = {
  code: 'CC313',
  name: 'destination-twice',
  severity: Severity.WARNING,
  meaning: 'a route names one destination twice',
  consequence: 'The weights of the two add up, so the split is not what it seems; most likely one of them should be the other version.',
  fix: 'name each destination once',
  sources: ['verdicts/weight-same-destination-twice', 'routing/r025'],
  *check(set): Iterable<Draft> {
    for (const { object, route: { destinations } } of splits(set)) {
      const seen = new Set<string>();
      for (const { fullHost, subset, port, field } of destinations) {
        const key = `${fullHost} ${subset} ${port}`;
        if (seen.has(key)) {
          yield { object, field, message: `the route names ${subset === undefined ? fullHost : `subset ${subset} of ${fullHost}`} twice` };
        }
        seen.add(key);
      }
    }
  },
};
