import { virtualServices } from '../../mesh/virtual-service';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const weightAlone: StaticRule = {
  code: 'CC312',
  name: 'weight-alone',
  severity: Severity.WARNING,
  meaning: 'the only destination of a route has a weight below 100',
  consequence: 'On a single destination a weight means nothing, 0 included: it gets every request. Probably the other destination was lost.',
  fix: 'add the destination that gets the rest, or remove the weight',
  sources: ['routing/r021'],
  *check(set): Iterable<Draft> {
    for (const { object, routes } of virtualServices(set)) {
      for (const { destinations: [only, ...others] } of routes) {
        if (only?.weight !== undefined && others.length === 0 && only.weight >= 0 && only.weight < 100) {
          yield { object, field: `${only.entryField}.weight`, message: `the only destination has weight ${only.weight} and gets every request` };
        }
      }
    }
  },
};
