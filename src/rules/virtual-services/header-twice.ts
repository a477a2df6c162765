import { HeaderOperation, headerOperations } from '../../mesh/header-operations';
import { asString, get } from '../../mesh/manifest';
import { headerGroups, routesWith } from '../../mesh/virtual-service-routes';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const headerTwice: StaticRule = {
  code: 'CC517',
  name: 'header-twice',
  severity: Severity.WARNING,
  worst: Severity.ERROR,
  meaning: 'a route sets one header twice, in two spellings or by set and remove, or the authority in two places',
  consequence: 'Which of the two holds is not said; for the authority Istio\'s webhook refuses the object.',
  fix: 'say each header once, in lower case',
  sources: ['verdicts/headers-duplicate-case'],
  istio: ['IST0106'],
  *check(set): Iterable<Draft> {
    for (const { object, operations } of headerGroups(set)) {
      yield* twice(operations).map(({ field, name, kind }) => ({ object, field, message: `${name} is changed twice, here by ${kind}` }));
    }
    for (const { object, route } of routesWith(set, 'headers')) {
      const authority = [
        ...asString(get(route.raw, 'rewrite', 'authority')) ? [`${route.field}.rewrite.authority`] : [],
        ...headerOperations({ ...route, destinations: [] }).flat().filter(isAuthority).map(({ field }) => field),
      ];
      if (authority.length > 1) {
        yield { object, field: authority[1], severity: Severity.ERROR, message: `the authority is set by ${authority[0]} already` };
      }
    }
  },
};

function isAuthority({ direction, kind, name }: HeaderOperation): boolean {
  return direction === 'request' && kind !== 'remove' && ['host', ':authority'].includes(name.toLowerCase());
}

function twice(operations: readonly HeaderOperation[]): HeaderOperation[] {
  const seen = new Map<string, HeaderOperation>();
  return operations.filter(operation => {
    const key = `${operation.direction} ${operation.name.toLowerCase()}`;
    const earlier = seen.get(key);
    seen.set(key, earlier ?? operation);
    // Removing what comes in and adding one's own is a common pair.
    return earlier !== undefined && !(isAuthority(operation)) && (earlier.kind === operation.kind || [earlier.kind, operation.kind].includes('set'));
  });
}
