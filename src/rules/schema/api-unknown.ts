import { KNOWN_API, removedIn } from './api';
import { ManifestObject } from '../../mesh/manifest';
import { nearest } from '../../text/nearest';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const apiUnknown: StaticRule = {
  code: 'CC850',
  name: 'api-unknown',
  severity: Severity.ERROR,
  meaning: 'a kind, or a version of an API, does not exist in a group of Kubernetes, Istio or the Gateway API',
  consequence: 'The API server knows no such kind and refuses the object; where a set is applied as a whole, nothing of it comes in.',
  fix: 'write apiVersion and kind as the API defines them; capitals count',
  sources: ['https://kubernetes.io/docs/reference/using-api/', 'verdicts/api-kind-typo', 'verdicts/up-api-unknown'],
  *check(set): Iterable<Draft> {
    // A set has many objects and few kinds.
    const known = new Map<string, Map<string, string | undefined>>();
    for (const object of set.all) {
      let kinds = known.get(object.apiVersion);
      if (kinds === undefined) {
        known.set(object.apiVersion, kinds = new Map());
      }
      if (!kinds.has(object.kind)) {
        kinds.set(object.kind, fault(object));
      }
      const message = kinds.get(object.kind);
      if (message !== undefined) {
        yield { object, message, field: message.startsWith('apiVersion') ? 'apiVersion' : 'kind' };
      }
    }
  },
};

function fault({ apiVersion, kind }: ManifestObject): string | undefined {
  const known = KNOWN_API.kindsOf(apiVersion);
  if (kind === '') {
    return known === undefined && !KNOWN_API.isKnownGroup(apiVersion) ? undefined : 'kind is missing';
  }
  if (kind.endsWith('List') || known?.has(kind) === true || removedIn(apiVersion, kind) !== undefined) {
    return undefined;
  }
  if (apiVersion === '') {
    return KNOWN_API.versionsOf(kind).length > 0 ? `apiVersion is missing; ${kind} is in ${KNOWN_API.versionsOf(kind).join(' or ')}` : undefined;
  }
  if (known === undefined) {
    if (KNOWN_API.isKnownGroup(apiVersion)) {
      return `apiVersion is "${apiVersion}"; the versions of its group are ${KNOWN_API.versionsLike(apiVersion).join(', ')}`;
    }
    // Another party may have a kind of the same name, but hardly in a group that is nearly the same too.
    const elsewhere = apiVersion.startsWith('core/') || KNOWN_API.groupMeant(apiVersion) !== undefined ? KNOWN_API.versionsOf(kind) : [];
    return elsewhere.length > 0 ? `apiVersion is "${apiVersion}"; ${kind} is in ${elsewhere.join(' or ')}` : undefined;
  }
  const elsewhere = KNOWN_API.versionsOf(kind);
  const meant = nearest(kind, known);
  return elsewhere.length > 0
    ? `apiVersion "${apiVersion}" has no kind "${kind}"; it is in ${elsewhere.join(' or ')}`
    : `kind "${kind}" is not in ${apiVersion}${meant === undefined ? '' : `; is ${meant} meant?`}`;
}
