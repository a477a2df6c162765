import { asString, get } from '../../mesh/manifest';
import { protocolOf, protocolOfName } from '../../mesh/port-protocol';
import { routedBy } from '../../mesh/routed';
import { ServicePort, portField, servicePorts } from '../../mesh/service-port';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const portProtocolUnclear: StaticRule = {
  code: 'CC710',
  name: 'port-protocol-unclear',
  severity: Severity.WARNING,
  meaning: 'neither the name of a Service\'s port nor its appProtocol says a protocol that Istio knows (information where no route is about the Service)',
  consequence: 'The proxy guesses from the bytes: for protocols in which the server speaks first requests hang, and rules for HTTP may not apply.',
  fix: 'name the port `<protocol>` or `<protocol>-<anything>`, such as `http-web`, or set `appProtocol`',
  sources: ['https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/', 'verdicts/port-name-httpfoo', 'verdicts/port-unnamed-single'],
  istio: ['IST0118'],
  *check(set): Iterable<Draft> {
    for (const [service, ports] of servicePorts(set)) {
      for (const port of ports) {
        const message = protocolOf(port.raw) === undefined ? unclear(port, ports.length) : undefined;
        if (message !== undefined) {
          const { by } = routedBy(set, service);
          yield { object: service.object, field: portField(port), message, ...by.length === 0 && { severity: Severity.INFO } };
        }
      }
    }
  },
};

function unclear({ raw, name, number }: ServicePort, count: number): string | undefined {
  const said = asString(get(raw, 'appProtocol'));
  if (said !== undefined && said !== '') {
    // It wins over the name even so.
    return `appProtocol "${said}" of port ${number} is none that Istio knows`;
  }
  if (name === '') {
    // Of several, the API server demands names.
    return count === 1 ? `port ${number} has no name, so nothing says its protocol` : undefined;
  }
  return protocolOfName(name) === undefined ? `port ${number} is called "${name}", which says no protocol that Istio knows` : undefined;
}
