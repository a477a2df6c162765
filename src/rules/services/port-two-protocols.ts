import { get, shownValue } from '../../mesh/manifest';
import { allPods } from '../../mesh/pods';
import { protocolOf } from '../../mesh/port-protocol';
import { servicesOf } from '../../mesh/service';
import { ServicePort, portsOfService } from '../../mesh/service-port';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const portTwoProtocols: StaticRule = {
  code: 'CC716',
  name: 'port-two-protocols',
  severity: Severity.WARNING,
  meaning: 'pods are in two Services that say different protocols for one port',
  consequence: 'The proxy of the pods has one listener for the port: it takes the requests of one of the Services for another protocol.',
  fix: 'let all Services of the pods say the same protocol for a port',
  sources: ['https://istio.io/latest/docs/ops/deployment/application-requirements/', 'verdicts/deploy-two-services-udp'],
  istio: ['IST0116'],
  *check(set): Iterable<Draft> {
    for (const pods of allPods(set)) {
      const services = servicesOf(set, pods);
      if (services.length < 2) {
        continue;
      }
      const first = new Map<string, ServicePort>();
      for (const port of services.flatMap(service => portsOfService(set, service))) {
        const key = shownValue(port.target);
        const earlier = first.get(key);
        if (earlier !== undefined && earlier.service !== port.service && differ(earlier, port)) {
          yield {
            object: pods.object,
            related: [earlier.service.object, port.service.object],
            message: `port ${key} is ${shown(earlier)} in ${earlier.service.object} and ${shown(port)} in ${port.service.object}`,
          };
          break;
        }
        first.set(key, earlier ?? port);
      }
    }
  },
};

/** DNS and the like use one number for both transports, which one Service with two ports says well. */
function differ(a: ServicePort, b: ServicePort): boolean {
  return transport(a) !== transport(b) || (protocolOf(a.raw) ?? protocolOf(b.raw)) !== (protocolOf(b.raw) ?? protocolOf(a.raw));
}

function transport({ raw }: ServicePort): unknown {
  return get(raw, 'protocol') ?? 'TCP';
}

function shown(port: ServicePort): string {
  return `${transport(port)}${protocolOf(port.raw) === undefined ? '' : ` ${protocolOf(port.raw)}`}`;
}
