import { Pods } from '../../mesh/pods';
import { endpointsOf } from '../../mesh/service';
import { ServicePort, portField, servicePorts } from '../../mesh/service-port';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const targetPortUnknown: StaticRule = {
  code: 'CC712',
  name: 'target-port-unknown',
  severity: Severity.ERROR,
  pack: 'workloads',
  meaning: 'a Service sends to a port that the containers of its pods do not open: by a name that none has, or (information) by a number beside others that they list',
  consequence: 'By name, the pods are no endpoints of the port: 503. A number need not be listed: the pods may open it all the same.',
  fix: 'set targetPort to a port that the containers of every version open',
  sources: ['https://kubernetes.io/docs/concepts/services-networking/service/#field-spec-ports', 'verdicts/port-targetport-name-missing', 'verdicts/port-targetport-not-in-container'],
  *check(set): Iterable<Draft> {
    for (const [service, ports] of servicePorts(set)) {
      const pods = endpointsOf(set, service);
      for (const port of pods.length === 0 ? [] : ports) {
        const closed = pods.filter(each => !opens(each, port));
        // Containers need not list their ports: a number that nobody wrote says something only where the versions differ.
        if (closed.length > 0 && (port.raw.targetPort !== undefined || closed.length < pods.length)) {
          const byName = typeof port.target === 'string';
          yield {
            object: service.object,
            field: portField(port),
            related: closed.map(each => each.object),
            severity: byName ? Severity.ERROR : Severity.INFO,
            message: `port ${port.number} goes to ${byName ? `"${port.target}"` : port.target}, which ${closed.map(each => each.object).join(', ')} ${closed.length === 1 ? 'does' : 'do'} not ${byName ? 'open' : 'list'}`,
          };
        }
      }
    }
  },
};

function opens({ containers, initContainers }: Pods, { target, raw }: ServicePort): boolean {
  const protocol = raw.protocol ?? 'TCP';
  let listed = 0;
  for (const container of [...containers, ...initContainers.filter(({ raw: each }) => each.restartPolicy === 'Always')]) {
    for (const port of container.ports) {
      if ((port.protocol ?? 'TCP') === protocol) {
        listed++;
        if (target === undefined || (typeof target === 'string' ? port.name : port.containerPort) === target) {
          return true;
        }
      }
    }
  }
  // A list of ports is for people: without one, any may be open.
  return typeof target !== 'string' && listed === 0;
}
