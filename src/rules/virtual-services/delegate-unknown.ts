import { delegateLinks } from '../../mesh/delegates';
import { networking } from '../../mesh/istio';
import { perSet } from '../../mesh/per-set';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const delegateUnknown: StaticRule = {
  code: 'CC380',
  name: 'delegate-unknown',
  severity: Severity.ERROR,
  meaning: 'a delegate is not there, has hosts of its own, or is not exported to the namespace of its root',
  consequence: 'The root route vanishes without a word: its requests fall through to the next route, or to 404.',
  fix: 'add a VirtualService without hosts of that name and namespace, exported to the root\'s namespace, one step before the root names it',
  sources: ['routing/r145', 'verdicts/delegate-with-hosts', 'https://istio.io/latest/docs/reference/config/networking/virtual-service/#Delegate'],
  istio: ['IST0101'],
  *check(set): Iterable<Draft> {
    for (const { root, route, name, namespace, delegate, problem } of delegateLinks(set)) {
      const isShown = delegate !== undefined || namespace === root.object.namespace || set.complete || shownNamespaces(set).has(namespace);
      if (problem !== undefined && isShown) {
        yield { object: root.object, field: `${route.field}.delegate`, related: delegate === undefined ? [] : [delegate.object], message: problem, ...delegate === undefined && { missing: { kind: 'VirtualService', namespace, name } } };
      }
    }
  },
};

/** Namespaces of which the files show routing, Services, or themselves. */
const shownNamespaces = perSet(set => new Set([
  ...networking(set, 'VirtualService').map(({ namespace }) => namespace),
  ...set.ofKind('Service').map(({ namespace }) => namespace),
  ...set.ofKind('Namespace').map(({ name }) => name),
]));
