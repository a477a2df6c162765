import { isUdp } from '../../mesh/port-protocol';
import { routedBy } from '../../mesh/routed';
import { servicePorts } from '../../mesh/service-port';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const portUdpOnly: StaticRule = {
  code: 'CC713',
  name: 'port-udp-only',
  severity: Severity.ERROR,
  meaning: 'a Service that routes are about has UDP ports only',
  consequence: 'Istio does not route UDP: the rules have no effect, all versions get the traffic.',
  fix: 'route a service that speaks TCP or HTTP; divide UDP by the number of pods',
  sources: ['https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/', 'verdicts/port-udp'],
  *check(set): Iterable<Draft> {
    for (const [service, ports] of servicePorts(set)) {
      const { by } = ports.length > 0 && ports.every(({ raw }) => isUdp(raw)) ? routedBy(set, service) : { by: [] };
      if (by.length > 0) {
        yield { object: service.object, field: 'spec.ports', related: by, message: `${service.object} has no port but UDP, and ${by.join(', ')} routes it` };
      }
    }
  },
};
