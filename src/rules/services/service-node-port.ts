import { ManifestObject, asNumber, asString, get } from '../../mesh/manifest';
import { routedBy } from '../../mesh/routed';
import { portField, servicePorts } from '../../mesh/service-port';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

/** The default of kube-apiserver's --service-node-port-range. */
const [FIRST, LAST] = [30000, 32767];

export const serviceNodePort: StaticRule = {
  code: 'CC706',
  name: 'service-node-port',
  severity: Severity.ERROR,
  pack: 'workloads',
  meaning: 'a nodePort is outside 30000 to 32767, stands in a Service of another type, or is taken by another port',
  consequence: 'The API server refuses the Service when it is really applied; a dry run lets the range pass.',
  fix: 'leave the nodePort out, or choose a free one from 30000 to 32767',
  sources: ['https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport', 'verdicts/service-nodeport-range'],
  *check(set): Iterable<Draft> {
    const taken = new Map<string, ManifestObject>();
    for (const [target, ports] of servicePorts(set)) {
      const { object: service, type } = target;
      for (const port of ports) {
        const number = asNumber(get(port.raw, 'nodePort'));
        if (number === undefined || number === 0) {
          continue;
        }
        const field = `${portField(port)}.nodePort`;
        const key = `${number}/${asString(get(port.raw, 'protocol')) ?? 'TCP'}`;
        const other = taken.get(key);
        taken.set(key, other ?? service);
        // Without the Service, what routes it is about nothing.
        const related = routedBy(set, target).by;
        if (type !== 'NodePort' && type !== 'LoadBalancer') {
          yield { object: service, field, related, message: `a Service of type ${type} may have no nodePort` };
        } else if (number < FIRST || number > LAST) {
          yield { object: service, field, related, message: `nodePort ${number} is outside ${FIRST} to ${LAST}` };
        } else if (other !== undefined) {
          yield { object: service, field, related: [other, ...related], message: `nodePort ${number} is that of ${other === service ? 'another port of the Service' : other} too` };
        }
      }
    }
  },
};
