import { isSubnet } from '../../mesh/host-syntax';
import { allPods } from '../../mesh/pods';
import { quantity } from '../../mesh/quantity';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';
import { quoted } from '../schema/scalar';

const AMOUNTS = ['proxyCPU', 'proxyCPULimit', 'proxyMemory', 'proxyMemoryLimit'].map(name => `sidecar.istio.io/${name}`);
const PORTS = ['includeInboundPorts', 'excludeInboundPorts', 'includeOutboundPorts', 'excludeOutboundPorts'].map(name => `traffic.sidecar.istio.io/${name}`);
const RANGES = ['includeOutboundIPRanges', 'excludeOutboundIPRanges'].map(name => `traffic.sidecar.istio.io/${name}`);

export const annotationValueInvalid: StaticRule = {
  code: 'CC826',
  name: 'annotation-value-invalid',
  severity: Severity.ERROR,
  pack: 'mesh',
  meaning: 'an annotation of Istio has a value that it cannot have: no quantity, port or block of addresses',
  consequence: 'The webhook that adds the proxy fails: no pod of the version is made.',
  fix: 'write quantities such as 100m or 128Mi, ports as a list of numbers or *, and blocks of addresses such as 10.0.0.0/8',
  sources: ['https://istio.io/latest/docs/reference/config/annotations/'],
  *check(set): Iterable<Draft> {
    for (const { object, annotations } of allPods(set)) {
      for (const [key, value] of annotations) {
        if (key.includes('sidecar.istio.io/') && !isRight(key, value)) {
          yield { object, field: `${object.kind === 'Pod' ? '' : 'spec.template.'}metadata.annotations`, message: `${key} is ${quoted(value)}` };
        }
      }
    }
  },
};

function isRight(key: string, value: string): boolean {
  const parts = value.split(',').map(part => part.trim()).filter(part => part !== '');
  if (AMOUNTS.includes(key)) {
    return quantity(value) !== undefined;
  }
  if (PORTS.includes(key)) {
    return parts.every(part => part === '*' || /^\d{1,5}$/.test(part) && Number(part) <= 65535);
  }
  return !RANGES.includes(key) || parts.every(part => part === '*' || isSubnet(part));
}
