import { Inventory } from '../../traffic/inventory';
import { exportedTo } from '../facts/export-to';
import { once } from '../facts/once';
import { HttpRoute, VirtualService, virtualServices } from '../facts/virtual-service';

/** A route of a root VirtualService and the delegate it names, where the files show it. */
export interface DelegateLink {
  readonly root: VirtualService;
  readonly route: HttpRoute;
  readonly name: string;
  readonly namespace: string;
  readonly delegate?: VirtualService;
}

/** All delegations, in the order of the roots. */
export const delegateLinks: (set: Inventory) => readonly DelegateLink[] = once(set => {
  const byName = new Map(virtualServices(set).map(service => [`${service.object.namespace}/${service.object.name}`, service]));
  return virtualServices(set).flatMap(root => root.http.flatMap((route): DelegateLink[] => {
    const { name, namespace } = route.delegate ?? {};
    return name === undefined || namespace === undefined ? [] : [{ root, route, name, namespace, delegate: byName.get(`${namespace}/${name}`) }];
  }));
});

/** Delegations that Istio follows: to a VirtualService without hosts, exported to the root's namespace. */
export function followed(set: Inventory): (DelegateLink & { readonly delegate: VirtualService })[] {
  return delegateLinks(set).flatMap(link => {
    const { delegate, root } = link;
    return delegate !== undefined && delegate.isDelegate && isSeen(delegate, root) ? [{ ...link, delegate }] : [];
  });
}

export function isSeen(delegate: VirtualService, root: VirtualService): boolean {
  const exported = exportedTo(delegate.exportTo, delegate.object.namespace);
  return exported.has('*') || exported.has(root.object.namespace);
}
