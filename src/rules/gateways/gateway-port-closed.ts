import { gateways } from '../../mesh/gateway';
import { servicesOfGateway } from '../../mesh/gateway-pods';
import { get, objects } from '../../mesh/manifest';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

/** The ports of the Service that Istio's profiles and charts install before its ingress gateway, outside and inside, unless told others. */
const USUAL_PORTS = new Set([80, 443, 15012, 15017, 15021, 15443, 31400]);

/** Those from 8000 to 8999 are what people open for HTTP beside them: the measured steps came in by 8090. */
function isUsual(port: number): boolean {
  return USUAL_PORTS.has(port) || (port >= 8000 && port < 9000);
}

export const gatewayPortClosed: StaticRule = {
  code: 'CC609',
  name: 'gateway-port-closed',
  severity: Severity.WARNING,
  meaning: 'a Gateway listens on a port that the Service before its pods does not open (where the Service is not in the files: an unusual port, a warning at Istio\'s own ingress gateway, else information)',
  consequence: 'Nobody can reach the server from outside.',
  fix: 'open the port in the Service of the gateway pods, or listen on one that is open',
  sources: ['https://istio.io/latest/docs/reference/config/analysis/ist0162/', 'verdicts/gateway-port-not-on-service', 'transitions/t003'],
  istio: ['IST0162'],
  *check(set): Iterable<Draft> {
    for (const gateway of gateways(set)) {
      const before = servicesOfGateway(set, gateway);
      const open = new Set(before.flatMap(service => objects(service.spec, 'ports')).flatMap(port => [get(port, 'port'), get(port, 'targetPort')]));
      // A targetPort by name may be any number.
      const isOpaque = [...open].some(port => typeof port === 'string');
      for (const { port, field } of gateway.servers) {
        if (port === undefined || port > 65535 || isOpaque) {
          continue;
        }
        if (before.length > 0 && !open.has(port)) {
          yield { object: gateway.object, related: before, field: `${field}.port.number`, message: `port ${port} is not opened by ${before.join(', ')}` };
        } else if (before.length === 0 && !isUsual(port)) {
          yield {
            object: gateway.object,
            field: `${field}.port.number`,
            severity: gateway.selector.get('istio') === 'ingressgateway' ? Severity.WARNING : Severity.INFO,
            message: `port ${port} is none that Istio opens at its ingress gateway by itself; the Service is not in the files`,
          };
        }
      }
    }
  },
};
