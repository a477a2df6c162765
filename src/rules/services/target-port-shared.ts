import { allPods } from '../../mesh/pods';
import { servicesOf } from '../../mesh/service';
import { ServicePort, portsOfService } from '../../mesh/service-port';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const targetPortShared: StaticRule = {
  code: 'CC717',
  name: 'target-port-shared',
  severity: Severity.WARNING,
  pack: 'workloads',
  meaning: 'pods are in two Services that reach one of their ports by different port numbers',
  consequence: 'The proxy of the pods has one listener for the port and gives all its requests to one of the Services: policies and metrics are those of the wrong one.',
  fix: 'let all Services of the pods use the same port number for a port',
  sources: ['https://istio.io/latest/docs/reference/config/analysis/ist0137/'],
  istio: ['IST0137'],
  *check(set): Iterable<Draft> {
    for (const pods of allPods(set)) {
      const services = servicesOf(set, pods);
      if (services.length < 2) {
        continue;
      }
      const first = new Map<number | string, ServicePort>();
      for (const port of services.flatMap(service => portsOfService(set, service))) {
        const earlier = port.target === undefined ? undefined : first.get(port.target);
        if (earlier !== undefined && earlier.service !== port.service && earlier.number !== port.number) {
          yield {
            object: pods.object,
            related: [earlier.service.object, port.service.object],
            message: `port ${port.target} is ${earlier.number} in ${earlier.service.object} and ${port.number} in ${port.service.object}`,
          };
          break;
        }
        if (port.target !== undefined) {
          first.set(port.target, earlier ?? port);
        }
      }
    }
  },
};
