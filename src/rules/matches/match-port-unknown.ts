import { ManifestObject, asNumber, get, objects } from '../../traffic/manifest';
import { servicePorts } from '../facts/service-ports';
import { virtualServices } from '../facts/virtual-service';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const matchPortUnknown: StaticRule = {
  code: 'CC406',
  name: 'match-port-unknown',
  severity: Severity.WARNING,
  meaning: 'a match asks for a port that no host of the VirtualService has',
  consequence: 'The match never takes a request. A port that is none is refused by Istio\'s webhook.',
  fix: 'ask for a port of the Service, or of the gateway, or for none',
  sources: ['verdicts/match-port', 'https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPMatchRequest'],
  *check(set): Iterable<Draft> {
    for (const { object, hosts, http, tcp, tls, gateways } of virtualServices(set)) {
      const services = hosts.map(({ host }) => set.service(host, object.namespace));
      // A port may be that of a gateway, or of a Service that is not shown.
      const known = gateways.length === 0 && services.length > 0 && services.every(service => service !== undefined);
      const ports = known ? new Set((services as ManifestObject[]).flatMap(servicePorts)) : undefined;
      for (const { raw, field } of [...http, ...tcp, ...tls]) {
        for (const [index, match] of objects(raw, 'match').entries()) {
          const port = asNumber(get(match, 'port'));
          const at = `${field}.match[${index}].port`;
          if (port !== undefined && (port < 0 || port > 65535)) {
            yield { object, field: at, severity: Severity.ERROR, message: `port ${port} is none, allowed are 1 to 65535` };
          } else if (port !== undefined && port > 0 && ports !== undefined && !ports.has(port)) {
            yield { object, field: at, message: `no host has port ${port}, there are ${[...ports].join(', ') || 'none'}` };
          }
        }
      }
    }
  },
};
