import { get } from '../../mesh/manifest';
import { allPods } from '../../mesh/pods';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const probePortUnknown: StaticRule = {
  code: 'CC811',
  name: 'probe-port-unknown',
  severity: Severity.ERROR,
  meaning: 'a probe asks for a port by a name that its container does not have, or by a number in quotes',
  consequence: 'A number in quotes is refused by the API server. Else the probe always fails: the pods never get ready, or are restarted for ever.',
  fix: 'name the port in the container, or write its number in the probe',
  sources: ['https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#use-a-named-port'],
  *check(set): Iterable<Draft> {
    for (const { object, containers } of allPods(set)) {
      for (const container of containers) {
        for (const probe of ['readinessProbe', 'livenessProbe', 'startupProbe']) {
          for (const handler of ['httpGet', 'tcpSocket']) {
            const port = container.raw[probe] === undefined ? undefined : get(container.raw[probe], handler, 'port');
            if (typeof port === 'string' && /^\d+$/.test(port)) {
              yield { object, field: `${container.field}.${probe}.${handler}.port`, message: `port "${port}" is a text without a letter, which is neither a number nor the name of a port` };
            } else if (typeof port === 'string' && !container.ports.some(each => get(each, 'name') === port)) {
              yield { object, field: `${container.field}.${probe}.${handler}.port`, message: `no port of container "${container.name}" is called "${port}"` };
            }
          }
        }
      }
    }
  },
};
