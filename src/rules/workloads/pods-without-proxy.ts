import { injectionOf } from '../../mesh/injection';
import { Inventory } from '../../mesh/inventory';
import { Pods, allPods } from '../../mesh/pods';
import { routedBy } from '../../mesh/routed';
import { servicesOf } from '../../mesh/service';
import { portsOfService } from '../../mesh/service-port';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

const EXCLUDED = 'traffic.sidecar.istio.io/excludeInboundPorts';
const TRUTH = new Set(['true', 'false']);

export const podsWithoutProxy: StaticRule = {
  code: 'CC814',
  name: 'pods-without-proxy',
  severity: Severity.WARNING,
  pack: 'mesh',
  meaning: 'pods of a routed Service refuse the proxy, keep a port of the Service from it, cannot have one, or ask for it in a word that means nothing',
  consequence: 'What they call follows no routes, and what calls them has neither mutual TLS nor inbound policies.',
  fix: 'remove the label from the template, or write "true"; do not use the network of the host',
  sources: ['https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/#controlling-the-injection-policy'],
  istio: ['IST0103'],
  *check(set): Iterable<Draft> {
    for (const pods of allPods(set)) {
      const said = injectionOf(pods);
      const onHost = pods.podSpec.hostNetwork === true;
      if (!onHost && (said === undefined || said === 'true')) {
        yield* excludedPorts(set, pods);
        continue;
      }
      const service = servicesOf(set, pods).find(each => routedBy(set, each).by.length > 0);
      if (service !== undefined) {
        const message = said !== undefined && !TRUTH.has(said)
          ? `sidecar.istio.io/inject is "${said}"; only "true" and "false" mean something`
          : onHost ? 'pods on the network of their host get no proxy' : 'sidecar.istio.io/inject is "false", so the pods get no proxy';
        yield { object: pods.object, related: [service.object], message: `${message}, and ${service.object} is routed` };
      }
    }
  },
};

/** Ports that the proxy leaves alone though a routed Service sends to them: callers with a proxy speak mutual TLS there, which nobody ends. */
function* excludedPorts(set: Inventory, pods: Pods): Iterable<Draft> {
  const excluded = pods.annotations.get(EXCLUDED)?.split(',').map(Number) ?? [];
  for (const service of excluded.length === 0 ? [] : servicesOf(set, pods).filter(each => routedBy(set, each).destinationOf.length > 0)) {
    const port = portsOfService(set, service).find(({ target }) => typeof target === 'number' && excluded.includes(target));
    if (port !== undefined) {
      yield { object: pods.object, related: [service.object], message: `${EXCLUDED} keeps port ${port.target} from the proxy, and ${service.object} is routed` };
    }
  }
}
