import { Inventory } from '../../mesh/inventory';
import { namespaceObjects } from '../../mesh/namespaces';
import { podsIn } from '../../mesh/pods';
import { virtualServices } from '../../mesh/virtual-service';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const injectionLabels: StaticRule = {
  code: 'CC708',
  name: 'injection-labels',
  severity: Severity.WARNING,
  meaning: 'the labels of a namespace that decide about proxies contradict each other, or turn proxies off where routes are',
  consequence: '`istio-injection` wins and the revision is ignored; without proxies, callers of the namespace follow no route.',
  fix: 'keep `istio.io/rev` for a revision, `istio-injection: enabled` for the default one, or `istio.io/dataplane-mode: ambient`',
  sources: ['https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/#controlling-the-injection-policy', 'verdicts/service-injection-both-labels'],
  istio: ['IST0123'],
  *check(set): Iterable<Draft> {
    const routed = new Set(virtualServices(set).filter(({ mesh }) => mesh).map(({ object }) => object.namespace));
    for (const namespace of namespaceObjects(set)) {
      const injection = namespace.labels.get('istio-injection');
      const revision = namespace.labels.get('istio.io/rev');
      const isAmbient = namespace.labels.get('istio.io/dataplane-mode') === 'ambient';
      const about = { object: namespace, field: 'metadata.labels' };
      if (injection !== undefined && revision !== undefined) {
        yield { ...about, message: `istio-injection: ${injection} and istio.io/rev: ${revision} stand together; the revision is ignored` };
      } else if (injection === 'enabled' && isAmbient) {
        yield { ...about, message: 'istio-injection: enabled and istio.io/dataplane-mode: ambient stand together; pods get sidecars and are not ambient' };
      } else if (injection !== undefined && injection !== 'enabled' && injection !== 'disabled') {
        yield { ...about, message: `istio-injection is "${injection}"; only enabled and disabled mean something` };
      } else if (injection === 'disabled' && routed.has(namespace.name)) {
        yield { ...about, message: 'istio-injection is disabled, so pods here have no proxy that follows the routes of the namespace' };
      } else if (injection === undefined && revision === undefined && !isAmbient && routed.has(namespace.name) && hasPodsWithoutProxy(set, namespace.name)) {
        yield { ...about, message: 'no label asks for proxies, so pods here follow no routes; is istio-injection: enabled missing?' };
      }
    }
  },
};

/** Whether the files show pods of a namespace, and none of them asks for a proxy itself. */
function hasPodsWithoutProxy(set: Inventory, namespace: string): boolean {
  const pods = podsIn(set, namespace);
  return pods.length > 0 && pods.every(({ labels }) => labels.get('sidecar.istio.io/inject') !== 'true' && !labels.has('istio.io/rev'));
}
