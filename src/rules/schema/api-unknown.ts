import { KNOWN_API, removedIn } from './api';
import { ManifestObject } from '../../mesh/manifest';
import { nearest } from '../../text/nearest';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const apiUnknown: StaticRule = {
  code: 'CC850',
  name: 'api-unknown',
  severity: Severity.ERROR,
  meaning: 'a kind, or a version of an API, does not exist in a group of Kubernetes, Istio or the Gateway API (information where a newer release may have it)',
  consequence: 'The API server knows no such kind and refuses the object; where a set is applied as a whole, nothing of it comes in.',
  fix: 'write apiVersion and kind as the API defines them; capitals count',
  sources: ['https://kubernetes.io/docs/reference/using-api/', 'verdicts/api-kind-typo', 'verdicts/up-api-unknown'],
  *check(set): Iterable<Draft> {
    // A set has many objects and few kinds.
    const known = new Map<string, Map<string, Fault | undefined>>();
    for (const object of set.all) {
      let kinds = known.get(object.apiVersion);
      if (kinds === undefined) {
        known.set(object.apiVersion, kinds = new Map());
      }
      if (!kinds.has(object.kind)) {
        kinds.set(object.kind, faultOf(object));
      }
      const found = kinds.get(object.kind);
      if (found !== undefined) {
        yield { object, ...found, field: found.message.startsWith('apiVersion') ? 'apiVersion' : 'kind' };
      }
    }
  },
};

interface Fault {
  readonly message: string;
  readonly severity?: Severity;
}

function faultOf(object: ManifestObject): Fault | undefined {
  const message = fault(object);
  if (message === undefined || !isNewer(object)) {
    return message === undefined ? undefined : { message };
  }
  return { message: `${message}; a newer release may have it`, severity: Severity.INFO };
}

/** Groups whose releases come faster than ours. */
const MOVING = /(^|\.)(gateway\.networking\.k8s\.io|gateway\.networking\.x-k8s\.io|istio\.io)$/;

/** Whether a version that a moving group has is younger than all in which its kind is known. */
function isNewer({ group, apiVersion, kind }: ManifestObject): boolean {
  const versions = KNOWN_API.versionsOf(kind).filter(each => each.startsWith(`${group}/`)).map(ageOf);
  const age = ageOf(apiVersion);
  return MOVING.test(group) && KNOWN_API.kindsOf(apiVersion) !== undefined && age !== undefined && versions.length > 0 && versions.every(each => each !== undefined && each < age);
}

/** Orders `v1alpha1`, `v1alpha2`, `v1beta1`, `v1` and `v2` as they follow on each other; undefined for what is no version. */
function ageOf(apiVersion: string): number | undefined {
  const [, major, level, minor] = /\/v(\d{1,3})(?:(alpha|beta)(\d{1,3}))?$/.exec(apiVersion) ?? [];
  return major === undefined ? undefined : Number(major) * 1e6 + (level === undefined ? 2e5 : level === 'beta' ? 1e5 : 0) + Number(minor ?? 0);
}

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
