import { headerGroups } from '../../mesh/virtual-service-routes';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const authorityAsHeader: StaticRule = {
  code: 'CC518',
  name: 'authority-as-header',
  severity: Severity.WARNING,
  worst: Severity.WARNING,
  meaning: 'the host of a request is added as a header (or, as information, set as one)',
  consequence: 'Only `set` rewrites the host: what is added does nothing. On a destination it holds for that one\'s part of the requests alone.',
  fix: 'write `rewrite: { authority: ... }` on the route',
  sources: ['https://istio.io/latest/docs/reference/config/networking/virtual-service/#Headers-HeaderOperations'],
  *check(set): Iterable<Draft> {
    for (const { object, route, operations } of headerGroups(set)) {
      for (const { direction, kind, name, field } of operations) {
        if (direction !== 'request' || kind === 'remove' || !['host', ':authority'].includes(name.toLowerCase())) {
          continue;
        }
        const ofOne = route.destinations.length > 1 && !field.startsWith(`${route.field}.headers`);
        yield kind === 'add'
          ? { object, field, message: `${name} is added, which does nothing: a request has one host` }
          : { object, field, severity: Severity.INFO, message: `${name} is set, which rewrites the host${ofOne ? ' for this destination\'s part of the requests alone' : ''}` };
      }
    }
  },
};
