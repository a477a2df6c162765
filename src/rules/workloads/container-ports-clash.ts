import { shownValue } from '../../mesh/manifest';
import { allPods } from '../../mesh/pods';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const containerPortsClash: StaticRule = {
  code: 'CC819',
  name: 'container-ports-clash',
  severity: Severity.WARNING,
  meaning: 'two containers of a pod list one port',
  consequence: 'They share one network: the second cannot open the port, and its container never runs.',
  fix: 'let each container of a pod listen on a port of its own',
  sources: ['https://kubernetes.io/docs/concepts/workloads/pods/#pod-networking'],
  *check(set): Iterable<Draft> {
    for (const { object, containers } of allPods(set)) {
      const owner = new Map<string, string>();
      for (const container of containers.length > 1 ? containers : []) {
        for (const port of container.ports) {
          const key = `${shownValue(port.containerPort)}/${typeof port.protocol === 'string' ? port.protocol : 'TCP'}`;
          const other = owner.get(key);
          if (other !== undefined && other !== container.field) {
            yield { object, field: `${container.fieldOf('ports', port)}.containerPort`, message: `container "${container.name}" lists port ${key}, which another container of the pod has` };
          }
          owner.set(key, other ?? container.field);
        }
      }
    }
  },
};
