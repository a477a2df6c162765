import { asArray, get } from '../../mesh/manifest';
import { virtualServices } from '../../mesh/virtual-service';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const actionMissing: StaticRule = {
  code: 'CC320',
  name: 'action-missing',
  severity: Severity.ERROR,
  meaning: 'a VirtualService has no routes, or a route says nowhere to go',
  consequence: 'Istio\'s webhook refuses the object.',
  fix: 'give each route a `route` list, a redirect, a directResponse or a delegate',
  sources: ['verdicts/action-http-empty', 'verdicts/action-none', 'verdicts/action-route-empty-list'],
  istio: ['IST0106'],
  *check(set): Iterable<Draft> {
    for (const { object, http, tcp, tls, isDelegate } of virtualServices(set)) {
      if (['http', 'tcp', 'tls'].every(kind => asArray(get(object.spec, kind)).length === 0)) {
        yield { object, field: 'spec', message: 'there are no http, tcp or tls routes' };
      }
      for (const { raw, field, label } of http) {
        const delegated = !isDelegate && has(raw, 'delegate');
        if (!delegated && !has(raw, 'redirect') && !has(raw, 'directResponse') && asArray(get(raw, 'route')).length === 0) {
          yield { object, field, message: `route ${label} has no route, redirect, directResponse or delegate` };
        }
      }
      for (const { raw, field } of [...tcp, ...tls]) {
        if (asArray(get(raw, 'route')).length === 0) {
          yield { object, field, message: 'the route has no destinations' };
        }
      }
    }
  },
};

export function has(raw: unknown, key: string): boolean {
  const value = get(raw, key);
  return value !== undefined && value !== null;
}
