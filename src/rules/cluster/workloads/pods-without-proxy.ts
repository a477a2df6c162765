import { Severity } from '../../finding';
import { Draft, StaticRule } from '../../rule';
import { injectionOf } from '../facts/injection';
import { allPods } from '../facts/pods';
import { routedBy } from '../facts/routed';
import { servicesOf } from '../facts/services';

const TRUTH = new Set(['true', 'false']);

export const podsWithoutProxy: StaticRule = {
  code: 'CC814',
  name: 'pods-without-proxy',
  severity: Severity.WARNING,
  meaning: 'pods of a routed Service refuse the proxy, cannot have one, or ask for it in a word that means nothing',
  consequence: 'What they call follows no routes, and what calls them has neither mutual TLS nor inbound policies.',
  fix: 'remove the label from the template, or write "true"; do not use the network of the host',
  sources: ['https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/#controlling-the-injection-policy'],
  istio: ['IST0103'],
  *check(set): Iterable<Draft> {
    for (const pods of allPods(set)) {
      const said = injectionOf(pods);
      const onHost = pods.podSpec.hostNetwork === true;
      if (!onHost && (said === undefined || said === 'true')) {
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
