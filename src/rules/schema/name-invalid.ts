import { MAX_LABEL, dnsLabelFault, dnsSubdomainFault } from './dns';
import { quoted } from './scalar';
import { rootOf } from './table';
import { ManifestObject, get } from '../../mesh/manifest';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

const PLAIN = /^[a-z0-9][-a-z0-9]{0,40}[a-z0-9]$/;
/** Kinds whose name becomes part of a DNS name; the others may have dots. */
const LABEL_KINDS = new Set(['Service', 'Namespace']);
/** Kinds whose pods take their host name from it, which is cut after 63 characters. */
const NAMES_PODS = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Pod']);
/** A CronJob adds the time to the name of its Jobs. */
const SHORT_NAMES: { readonly [kind: string]: number } = { CronJob: 52 };

export const nameInvalid: StaticRule = {
  code: 'CC860',
  name: 'name-invalid',
  severity: Severity.ERROR,
  meaning: 'an object has no name, or one that its kind does not allow (a warning: one that is too long for the host names of its pods)',
  consequence: 'The API server refuses the object.',
  fix: 'name it with small letters, digits and hyphens; a version such as `1.4.0` becomes `v1-4-0`',
  sources: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/names/', 'verdicts/name-missing', 'verdicts/name-service-64', 'verdicts/name-vs-uppercase'],
  *check(set): Iterable<Draft> {
    for (const object of set.all) {
      // Small letters, digits and single hyphens inside: that is most names, of whatever kind.
      if (object.kind !== '' && object.apiVersion !== '' && !(PLAIN.test(object.name) && PLAIN.test(object.namespace))) {
        yield* nameFaults(object);
      }
    }
  },
};

function* nameFaults(object: ManifestObject): Iterable<Draft> {
  const field = 'metadata.name';
  const name = get(object.raw, 'metadata', 'name');
  const isMade = typeof get(object.raw, 'metadata', 'generateName') === 'string';
  if (name === undefined || name === null || name === '') {
    if (!isMade) {
      yield { object, field, message: `${object.kind} has no name` };
    }
  } else if (typeof name !== 'string') {
    // Its type is CC853's where the kind is known.
    if (rootOf(object.apiVersion, object.kind) === undefined) {
      yield { object, field, message: `${field} is ${quoted(name)}; it is to be a string` };
    }
  } else if (rootOf(object.apiVersion, object.kind) !== undefined) {
    const fault = nameFault(name, object);
    if (fault !== undefined) {
      yield { object, field, message: `${field} ${quoted(name)} ${fault}` };
    } else if (name.length > MAX_LABEL && NAMES_PODS.has(object.kind)) {
      yield { object, field, severity: Severity.WARNING, message: `${field} ${quoted(name)} has ${name.length} characters; host names of pods are cut after ${MAX_LABEL}` };
    }
  }
  const namespace = get(object.raw, 'metadata', 'namespace');
  const fault = typeof namespace === 'string' && namespace !== '' ? dnsLabelFault(namespace) : undefined;
  if (fault !== undefined) {
    yield { object, field: 'metadata.namespace', message: `metadata.namespace ${quoted(namespace)} ${fault}` };
  }
}

function nameFault(name: string, { kind, group }: ManifestObject): string | undefined {
  const limit = Object.hasOwn(SHORT_NAMES, kind) ? SHORT_NAMES[kind] : undefined;
  if (limit !== undefined && name.length > limit) {
    return `has ${name.length} characters; the name of a ${kind} has at most ${limit}`;
  }
  // Of Gateways, Istio's webhook wants a label, since VirtualServices may name them with dots.
  return LABEL_KINDS.has(kind) || kind === 'Gateway' && group === 'networking.istio.io' ? dnsLabelFault(name) : dnsSubdomainFault(name);
}
