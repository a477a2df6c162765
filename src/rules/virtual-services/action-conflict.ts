import { has } from './action-missing';
import { asArray, get } from '../../mesh/manifest';
import { HttpRoute, virtualServices } from '../../mesh/virtual-service';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

/** What a route may not have beside each other; the first of a pair decides what the route does. */
const CONFLICTS: readonly (readonly [string, readonly string[]])[] = [
  ['delegate', ['route', 'redirect']],
  ['redirect', ['route', 'directResponse', 'fault', 'rewrite']],
  ['directResponse', ['route', 'fault', 'rewrite']],
  ['mirror', ['mirrors']],
];

export const actionConflict: StaticRule = {
  code: 'CC321',
  name: 'action-conflict',
  severity: Severity.ERROR,
  meaning: 'a route does two things that exclude each other',
  consequence: 'Istio\'s webhook refuses the object: a route sends, redirects, answers itself or delegates, and fault or rewrite go with sending only.',
  fix: 'keep one of the two, or make two routes of it',
  sources: ['verdicts/action-redirect-and-direct', 'verdicts/action-route-and-direct', 'verdicts/delegate-and-route', 'verdicts/delegate-and-redirect'],
  istio: ['IST0106'],
  *check(set): Iterable<Draft> {
    for (const { object, http, isDelegate } of virtualServices(set)) {
      for (const route of http) {
        for (const [action, others] of CONFLICTS) {
          // A delegate that delegates again has a rule of its own.
          for (const other of has(route.raw, action) && !(isDelegate && action === 'delegate') ? others : []) {
            if (stands(route, action, other)) {
              yield { object, field: `${route.field}.${other}`, message: `route ${route.label} has both ${action} and ${other}` };
            }
          }
        }
        // The webhook lets this pass; the answer is passed on to every route of the delegate.
        if (!isDelegate && has(route.raw, 'delegate') && has(route.raw, 'directResponse')) {
          yield { object, field: `${route.field}.directResponse`, message: `route ${route.label} has both delegate and directResponse, so that the delegate sends nothing on` };
        }
      }
    }
  },
};

function stands({ raw }: HttpRoute, action: string, other: string): boolean {
  const value = get(raw, other);
  // A root route may not even have an empty list of destinations.
  return Array.isArray(value) && action !== 'delegate' ? asArray(value).length > 0 : has(raw, other);
}
