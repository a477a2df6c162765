import { allPods } from '../../mesh/pods';
import { nearest } from '../../text/nearest';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

/** What Istio reads from the annotations of pods, by its group. */
const KNOWN: { readonly [group: string]: string } = {
  'sidecar.istio.io': 'agentLogLevel bootstrapOverride componentLogLevel controlPlaneAuthPolicy discoveryAddress enableCoreDump extraStatTags inject interceptionMode logLevel'
    + ' nativeSidecar proxyCPU proxyCPULimit proxyImage proxyImageType proxyMemory proxyMemoryLimit rewriteAppHTTPProbers statsCompression statsHistogramBuckets'
    + ' statsInclusionPrefixes statsInclusionRegexps statsInclusionSuffixes statsEvictionInterval status userVolume userVolumeMount',
  'traffic.sidecar.istio.io': 'excludeInboundPorts excludeInterfaces excludeOutboundIPRanges excludeOutboundPorts includeInboundPorts includeOutboundIPRanges includeOutboundPorts'
    + ' kubevirtInterfaces',
  'status.sidecar.istio.io': 'port',
  'readiness.status.sidecar.istio.io': 'applicationPorts failureThreshold initialDelaySeconds periodSeconds',
  'inject.istio.io': 'templates',
  'proxy.istio.io': 'config overrides',
};

export const annotationUnknown: StaticRule = {
  code: 'CC817',
  name: 'annotation-unknown',
  severity: Severity.WARNING,
  pack: 'mesh',
  meaning: 'pods carry an annotation of Istio that Istio does not know',
  consequence: 'It has no effect; what was meant by it does not happen.',
  fix: 'write the annotation as Istio defines it; capitals count',
  sources: ['https://istio.io/latest/docs/reference/config/annotations/'],
  istio: ['IST0108'],
  *check(set): Iterable<Draft> {
    for (const { object, annotations } of allPods(set)) {
      for (const key of annotations.keys()) {
        const slash = key.indexOf('/');
        const group = key.slice(0, slash);
        const known = Object.hasOwn(KNOWN, group) ? KNOWN[group].split(' ') : undefined;
        const name = key.slice(slash + 1);
        if (known !== undefined && !known.includes(name)) {
          const meant = nearest(name, known);
          yield {
            object,
            field: `${object.kind === 'Pod' ? '' : 'spec.template.'}metadata.annotations`,
            message: `Istio knows no annotation ${key}${meant === undefined ? '' : `; is ${group}/${meant} meant?`}`,
          };
        }
      }
    }
  },
};
