import { asNumber, asObject, asString, get } from '../../mesh/manifest';
import { routesWith } from '../../mesh/virtual-service-routes';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

const KB = 1024;

export const directResponseInvalid: StaticRule = {
  code: 'CC323',
  name: 'direct-response-invalid',
  severity: Severity.ERROR,
  meaning: 'a directResponse has a status that is none, or a body that is too large',
  consequence: 'Istio\'s webhook refuses the object; a body above 100 KiB burdens the control plane and every proxy.',
  fix: 'write a status of 200 to 599, and serve large bodies from a workload',
  sources: ['verdicts/action-direct-status', 'https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPDirectResponse'],
  istio: ['IST0106'],
  *check(set): Iterable<Draft> {
    for (const { object, route: { raw, field } } of routesWith(set, 'directResponse')) {
      const response = asObject(get(raw, 'directResponse'));
      if (response === undefined) {
        continue;
      }
      const status = asNumber(get(response, 'status')) ?? 0;
      if (status < 200 || status > 600) {
        yield { object, field: `${field}.directResponse.status`, message: `the status is ${status}, allowed are 200 to 599` };
      }
      const size = (asString(get(response, 'body', 'string')) ?? asString(get(response, 'body', 'bytes')) ?? '').length;
      if (size > 100 * KB) {
        yield {
          object,
          field: `${field}.directResponse.body`,
          message: `the body has ${Math.round(size / KB)} KiB`,
          ...size <= KB * KB && { severity: Severity.WARNING },
        };
      }
    }
  },
};
