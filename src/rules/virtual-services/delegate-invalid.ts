import { asArray, get, shownValue } from '../../mesh/manifest';
import { virtualServices } from '../../mesh/virtual-service';
import { Severity } from '../finding';
import { has } from './action-missing';
import { Draft, StaticRule } from '../rule';

export const delegateInvalid: StaticRule = {
  code: 'CC381',
  name: 'delegate-invalid',
  severity: Severity.ERROR,
  meaning: 'a VirtualService without hosts, a delegate, delegates again or has gateways, tls or tcp routes',
  consequence: 'Istio\'s webhook refuses the object: delegates hold http routes only, one level deep.',
  fix: 'put the routes themselves into the delegate, and gateways, tls and tcp routes into the root',
  sources: ['verdicts/delegate-nested', 'https://istio.io/latest/docs/reference/config/networking/virtual-service/#Delegate'],
  istio: ['IST0106'],
  *check(set): Iterable<Draft> {
    for (const { object, isDelegate, http } of virtualServices(set)) {
      if (!isDelegate) {
        continue;
      }
      for (const { raw, field, label } of http.filter(route => has(route.raw, 'delegate'))) {
        yield { object, field: `${field}.delegate`, message: `route ${label} of a delegate delegates to ${shownValue(get(raw, 'delegate', 'name'))}` };
      }
      for (const key of ['gateways', 'tls', 'tcp']) {
        if (asArray(get(object.spec, key)).length > 0) {
          yield { object, field: `spec.${key}`, message: `without hosts this is a delegate, which may have no ${key}` };
        }
      }
    }
  },
};
