import { allPods } from '../../mesh/pods';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

const INJECT = 'sidecar.istio.io/inject';

/** Annotations that Istio reads no longer, or reads as a label now. */
const DEPRECATED: { readonly [annotation: string]: string } = {
  [INJECT]: 'a label of the same name decides now',
  'kubernetes.io/ingress.class': 'spec.ingressClassName says it now',
  'readiness.status.sidecar.istio.io/applicationPorts': 'it has no effect since Istio 1.10',
  'sidecar.istio.io/userVolumeMount': 'a custom injection template says it now',
  'security.istio.io/autoMTLS': 'mutual TLS is automatic',
};

export const annotationDeprecated: StaticRule = {
  code: 'CC809',
  name: 'annotation-deprecated',
  severity: Severity.WARNING,
  pack: 'mesh',
  meaning: 'pods carry an annotation of Istio that is deprecated',
  consequence: 'It still works in some versions of Istio; one upgrade later pods may come without a proxy, and routes do not hold for them.',
  fix: 'use the label `sidecar.istio.io/inject` in the template instead of the annotation',
  sources: ['https://istio.io/latest/docs/reference/config/annotations/', 'verdicts/deploy-annotation-deprecated'],
  istio: ['IST0135'],
  *check(set): Iterable<Draft> {
    for (const { object, annotations } of allPods(set)) {
      for (const key of annotations.keys()) {
        if (Object.hasOwn(DEPRECATED, key)) {
          yield { object, field: `${object.kind === 'Pod' ? '' : 'spec.template.'}metadata.annotations`, message: `annotation ${key} is deprecated: ${DEPRECATED[key]}` };
        }
      }
    }
  },
};
