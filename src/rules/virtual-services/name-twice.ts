import { virtualServices } from '../../mesh/virtual-service';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const nameTwice: StaticRule = {
  code: 'CC305',
  name: 'route-name-twice',
  severity: Severity.WARNING,
  meaning: 'two routes, or two matches, of a VirtualService have one name',
  consequence: 'Names are what access logs and traces show: nobody can tell there which of the two answered.',
  fix: 'give each a name of its own',
  sources: ['verdicts/match-name-duplicate', 'https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRoute'],
  *check(set): Iterable<Draft> {
    for (const { object, http } of virtualServices(set)) {
      yield* twice(http).map(({ field, name }) => ({ object, field: `${field}.name`, message: `a route before it is named ${name} as well` }));
      yield* twice(http.flatMap(route => route.matches)).map(({ field, name }) => ({ object, field: `${field}.name`, message: `a match before it is named ${name} as well` }));
    }
  },
};

function twice<T extends { readonly name?: string }>(items: readonly T[]): T[] {
  const seen = new Set<string>();
  return items.filter(({ name = '' }) => {
    const again = name !== '' && seen.has(name);
    seen.add(name);
    return again;
  });
}
