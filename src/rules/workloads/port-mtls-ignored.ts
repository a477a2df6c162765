import { asObject, get, objects, stringMap } from '../../mesh/manifest';
import { podsWith } from '../../mesh/pods';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const portMtlsIgnored: StaticRule = {
  code: 'CC835',
  name: 'port-mtls-ignored',
  severity: Severity.WARNING,
  pack: 'mesh',
  meaning: 'a PeerAuthentication has settings for ports without a selector, or for a port that a Service has and its pods do not',
  consequence: 'Settings for ports hold only with a selector, and for ports of the pods: the mode of the whole policy holds instead.',
  fix: 'add a selector, and write the port of the container, not that of the Service',
  sources: ['https://istio.io/latest/docs/reference/config/security/peer_authentication/#PeerAuthentication'],
  *check(set): Iterable<Draft> {
    for (const object of set.ofKind('PeerAuthentication').filter(({ group }) => group === 'security.istio.io')) {
      const ports = Object.keys(asObject(get(object.spec, 'portLevelMtls')) ?? {});
      const labels = stringMap(object.spec, 'selector', 'matchLabels');
      if (ports.length > 0 && labels.size === 0) {
        yield { object, field: 'spec.portLevelMtls', message: `the settings for ${ports.join(', ')} need a selector, and do nothing without one` };
        continue;
      }
      const containers = podsWith(set, object.namespace, labels).flatMap(pods => pods.containers);
      const listed = new Set(containers.flatMap(container => container.ports.map(port => String(port.containerPort))));
      const ofServices = new Set(set.ofKind('Service').filter(service => service.namespace === object.namespace)
        .flatMap(service => portsOf(service.spec).filter(({ port, target }) => target !== undefined && target !== port).map(({ port }) => port)));
      for (const port of ports) {
        if (listed.size > 0 && !listed.has(port) && ofServices.has(port)) {
          yield { object, field: `spec.portLevelMtls[${port}]`, message: `${port} is a port of a Service; the pods listen on ${[...listed].join(', ')}` };
        }
      }
    }
  },
};

function portsOf(spec: unknown): { readonly port: string; readonly target?: string }[] {
  return objects(spec, 'ports').map(port => ({ port: String(port.port), target: port.targetPort === undefined ? undefined : String(port.targetPort) }));
}
