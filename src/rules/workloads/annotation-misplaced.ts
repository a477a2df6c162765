import { ManifestObject, asObject, get } from '../../mesh/manifest';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

/** What Istio reads of pods only, by how it begins. */
const OF_PODS = ['sidecar.istio.io/', 'traffic.sidecar.istio.io/', 'status.sidecar.istio.io/', 'readiness.status.sidecar.istio.io/', 'inject.istio.io/', 'proxy.istio.io/'];
/** What Istio reads of Services only. */
const OF_SERVICES = ['networking.istio.io/exportTo', 'networking.istio.io/traffic-distribution'];
const WITH_TEMPLATE = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet']);
const LOOKED_AT = new Set([...WITH_TEMPLATE, 'Service', 'Namespace', 'VirtualService', 'DestinationRule', 'Gateway']);
const NONE = {};

export const annotationMisplaced: StaticRule = {
  code: 'CC810',
  name: 'annotation-misplaced',
  severity: Severity.WARNING,
  pack: 'mesh',
  meaning: 'an annotation or label of Istio stands on an object that Istio does not read it from',
  consequence: 'It has no effect: pods that should have a proxy have none, or the other way round.',
  fix: 'move it to the template of the pods (`spec.template.metadata`), or to the Service for what is about Services',
  sources: ['https://istio.io/latest/docs/reference/config/annotations/', 'verdicts/deploy-annotation-misplaced'],
  istio: ['IST0107'],
  *check(set): Iterable<Draft> {
    for (const object of set.all) {
      if (!LOOKED_AT.has(object.kind)) {
        continue;
      }
      const metadata = asObject(object.raw.metadata);
      for (const key of Object.keys(asObject(metadata?.annotations) ?? NONE)) {
        const wanted = isOfPods(key, object) ? 'pods' : OF_SERVICES.includes(key) && object.kind !== 'Service' && object.kind !== 'Namespace' ? 'a Service' : undefined;
        if (wanted !== undefined) {
          yield { object, field: 'metadata.annotations', message: `annotation ${key} is read from ${wanted}, not from a ${object.kind}` };
        }
      }
      if (get(metadata?.labels, 'sidecar.istio.io/inject') !== undefined && object.kind !== 'Namespace') {
        yield { object, field: 'metadata.labels', message: `label sidecar.istio.io/inject is read from pods, not from a ${object.kind}` };
      }
    }
  },
};

function isOfPods(key: string, { kind }: ManifestObject): boolean {
  return OF_PODS.some(prefix => key.startsWith(prefix)) && !(kind === 'Namespace' && key.startsWith('inject.istio.io/'));
}
