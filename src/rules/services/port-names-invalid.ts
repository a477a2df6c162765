import { ServicePort, portField, servicePorts } from '../../mesh/service-port';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';
import { dnsLabelFault, labelKeyFault } from '../schema/dns';
import { quoted } from '../schema/scalar';

export const portNamesInvalid: StaticRule = {
  code: 'CC711',
  name: 'port-names-invalid',
  severity: Severity.ERROR,
  meaning: 'a port of a Service has a name that is no DNS label or that another port has, or none beside other ports, or an appProtocol that is none',
  consequence: 'The API server refuses the Service.',
  fix: 'give each port of a Service a DNS label of its own as its name',
  sources: ['https://kubernetes.io/docs/concepts/services-networking/service/#multi-port-services', 'verdicts/port-name-underscore', 'verdicts/port-unnamed-two', 'verdicts/port-name-duplicate'],
  *check(set): Iterable<Draft> {
    for (const [service, ports] of servicePorts(set)) {
      const seen = new Set<string>();
      for (const port of ports) {
        const message = fault(port, ports.length, seen);
        if (message !== undefined) {
          yield { object: service.object, field: `${portField(port)}.name`, message };
        }
        seen.add(port.name);
        const { appProtocol } = port.raw;
        if (typeof appProtocol === 'string' && appProtocol !== '' && labelKeyFault(appProtocol) !== undefined) {
          yield { object: service.object, field: `${portField(port)}.appProtocol`, message: `appProtocol ${quoted(appProtocol)} is no protocol's name: letters, digits, hyphens, underscores and dots, with a DNS name and a slash before it where wanted` };
        }
      }
    }
  },
};

function fault({ name, number }: ServicePort, count: number, seen: ReadonlySet<string>): string | undefined {
  if (name === '') {
    return count > 1 ? `port ${number} has no name beside other ports` : undefined;
  }
  const invalid = dnsLabelFault(name);
  return invalid !== undefined ? `the name ${quoted(name)} of port ${number} ${invalid}` : seen.has(name) ? `two ports are called "${name}"` : undefined;
}
