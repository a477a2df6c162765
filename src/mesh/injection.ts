import { Inventory } from './inventory';
import { namespaceObject } from './namespaces';
import { Pods } from './pods';

const INJECT = 'sidecar.istio.io/inject';

/** What pods say themselves about a proxy: the label decides, the old annotation where there is none. */
export function injectionOf({ labels, annotations }: Pods): string | undefined {
  return labels.get(INJECT) ?? annotations.get(INJECT);
}

/** Whether neither the pods nor their namespace, which the files show, ask for a proxy. */
export function isNeverInjected(set: Inventory, pods: Pods): boolean {
  const namespace = namespaceObject(set, pods.namespace);
  return injectionOf(pods) !== 'true' && !pods.labels.has('istio.io/rev')
    && namespace !== undefined && namespace.labels.get('istio-injection') !== 'enabled' && !namespace.labels.has('istio.io/rev');
}
