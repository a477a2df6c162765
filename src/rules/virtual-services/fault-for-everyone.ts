import { asNumber, get } from '../../mesh/manifest';
import { routesWith } from '../../mesh/virtual-service-routes';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const faultForEveryone: StaticRule = {
  code: 'CC508',
  name: 'fault-for-everyone',
  severity: Severity.WARNING,
  meaning: 'every request of a route without a match is aborted',
  consequence: 'The service is down for all of its callers.',
  fix: 'match the testers\' requests, or lower the percentage; to switch a service off, use a directResponse',
  sources: ['https://istio.io/latest/docs/tasks/traffic-management/fault-injection/'],
  *check(set): Iterable<Draft> {
    for (const { object, route: { raw, field, matches, label } } of routesWith(set, 'fault')) {
      if (matches.length === 0 && asNumber(get(get(raw, 'fault', 'abort', 'percentage'), 'value')) === 100) {
        yield { object, field: `${field}.fault.abort`, message: `route ${label} takes all requests and aborts every one` };
      }
    }
  },
};
