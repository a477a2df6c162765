import { followed } from '../../mesh/delegates';
import { asObject, get } from '../../mesh/manifest';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const delegateHeadersLost: StaticRule = {
  code: 'CC384',
  name: 'delegate-headers-lost',
  severity: Severity.WARNING,
  meaning: 'a root route and its delegate both set headers',
  consequence: 'The delegate\'s replace the root\'s, which are lost on its routes.',
  fix: 'set all headers in the delegate',
  sources: ['verdicts/delegate-headers-both', 'routing/r147'],
  *check(set): Iterable<Draft> {
    for (const { root, route, delegate } of followed(set)) {
      const own = asObject(get(route.raw, 'headers')) === undefined ? undefined : delegate.http.find(({ raw }) => asObject(get(raw, 'headers')) !== undefined);
      if (own !== undefined) {
        yield {
          object: root.object,
          related: [delegate.object],
          field: `${route.field}.headers`,
          message: `${delegate.object} sets headers on ${own.label}, where those of the root are lost`,
        };
      }
    }
  },
};
