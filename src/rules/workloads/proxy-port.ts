import { gatewayPods } from '../../mesh/gateway-pods';
import { allPods } from '../../mesh/pods';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

/** @see https://istio.io/latest/docs/ops/deployment/application-requirements/#ports-used-by-istio */
const PROXY_PORTS = new Set([15000, 15001, 15002, 15004, 15006, 15008, 15020, 15021, 15053, 15090]);

export const proxyPort: StaticRule = {
  code: 'CC808',
  name: 'proxy-port',
  severity: Severity.ERROR,
  pack: 'mesh',
  meaning: 'a container listens on a port that Istio\'s proxy uses in the same pod',
  consequence: 'One of the two cannot open the port: the container or its proxy does not start, or requests go round in a circle.',
  fix: 'listen on a port outside 15000 to 15090',
  sources: ['https://istio.io/latest/docs/ops/deployment/application-requirements/#ports-used-by-istio', 'verdicts/deploy-conflicting-ports'],
  *check(set): Iterable<Draft> {
    const gateways = new Set(gatewayPods(set));
    for (const pods of allPods(set)) {
      const isWithoutProxy = pods.labels.get('sidecar.istio.io/inject') === 'false' || pods.annotations.get('sidecar.istio.io/inject') === 'false';
      if (gateways.has(pods) || isWithoutProxy || pods.object.namespace === set.rootNamespace) {
        continue;
      }
      for (const container of pods.containers) {
        for (const port of container.isProxy ? [] : container.ports) {
          const number = port.containerPort;
          if (typeof number === 'number' && PROXY_PORTS.has(number)) {
            yield { object: pods.object, field: `${container.fieldOf('ports', port)}.containerPort`, message: `port ${number} is the proxy's` };
          }
        }
      }
    }
  },
};
