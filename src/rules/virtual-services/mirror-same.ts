import { routesWith } from '../../mesh/virtual-service-routes';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const mirrorSame: StaticRule = {
  code: 'CC511',
  name: 'mirror-same',
  severity: Severity.WARNING,
  meaning: 'a route mirrors to a destination that gets its requests anyway, or twice to one',
  consequence: 'That version handles requests twice, writes included.',
  fix: 'mirror to another version, or remove the mirror',
  sources: ['verdicts/mirror-same-subset'],
  *check(set): Iterable<Draft> {
    for (const { object, route: { destinations, mirrors } } of [...routesWith(set, 'mirror'), ...routesWith(set, 'mirrors')]) {
      for (const [index, { fullHost, subset, port, field }] of mirrors.entries()) {
        if (fullHost !== '' && mirrors.slice(0, index).some(earlier => earlier.fullHost === fullHost && earlier.subset === subset && earlier.port === port)) {
          yield { object, field, message: `${subset === undefined ? fullHost : `subset ${subset} of ${fullHost}`} gets two copies of each request` };
        }
        const sending = destinations.filter(({ weight }) => destinations.length === 1 || weight !== 0);
        const same = sending.some(destination => destination.fullHost === fullHost && isSame(destination.subset, subset) && isSame(destination.port, port));
        if (same && fullHost !== '') {
          yield { object, field, message: `${subset === undefined ? fullHost : `subset ${subset} of ${fullHost}`} gets the requests of this route already` };
        }
      }
    }
  },
};

/** What is left out is all of them. */
function isSame<T>(a: T | undefined, b: T | undefined): boolean {
  return a === undefined || b === undefined || a === b;
}
