import { isValidHost } from '../../mesh/host-syntax';
import { get } from '../../mesh/manifest';
import { destinationsIn } from '../../mesh/virtual-service-routes';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const destinationHostInvalid: StaticRule = {
  code: 'CC208',
  name: 'destination-host-invalid',
  severity: Severity.ERROR,
  meaning: 'the host of a destination is empty, no DNS name, or a wildcard',
  consequence: 'Istio\'s webhook refuses the object; a wildcard with a domain is let through, and its requests get 503.',
  fix: 'write the full name of one Service',
  sources: ['verdicts/host-destination-wildcard'],
  istio: ['IST0106', 'IST0101'],
  *check(set): Iterable<Draft> {
    for (const { service, destination: { host, field, raw } } of destinationsIn(set)) {
      if (host === '') {
        // A host that is left out is the API server's matter.
        if (get(raw, 'host') === '') {
          yield { object: service.object, field: `${field}.host`, message: 'the host is empty' };
        }
      } else if (!isValidHost(host)) {
        yield { object: service.object, field: `${field}.host`, message: `"${host}" is no DNS name` };
      } else if (host.includes('*')) {
        yield { object: service.object, field: `${field}.host`, message: `requests cannot be sent to a wildcard, ${host}` };
      }
    }
  },
};
