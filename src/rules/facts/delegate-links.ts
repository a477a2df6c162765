import { Inventory } from '../../mesh/inventory';
import { perSet } from '../../mesh/per-set';
import { HttpRoute, VirtualService, virtualServices } from '../../mesh/virtual-service';
import { delegateProblem } from '../../traffic/virtual-service';

/** A route of a root VirtualService and the delegate it names, where the files show it. */
export interface DelegateLink {
  readonly root: VirtualService;
  readonly route: HttpRoute;
  readonly name: string;
  readonly namespace: string;
  readonly delegate?: VirtualService;
  /** Why Istio does not follow it. */
  readonly problem?: string;
}

/** All delegations, in the order of the roots. */
export const delegateLinks: (set: Inventory) => readonly DelegateLink[] = perSet(set => {
  const byName = new Map(virtualServices(set).map(service => [`${service.object.namespace}/${service.object.name}`, service]));
  return virtualServices(set).filter(({ isDelegate }) => !isDelegate).flatMap(root => root.http.flatMap((route): DelegateLink[] => route.delegate === undefined ? [] : [{
    root,
    route,
    ...route.delegate,
    delegate: byName.get(`${route.delegate.namespace}/${route.delegate.name}`),
    problem: delegateProblem(set, root.object, route.delegate),
  }]));
});

/** Delegations that Istio follows. */
export function followed(set: Inventory): (DelegateLink & { readonly delegate: VirtualService })[] {
  return delegateLinks(set).flatMap(link => link.delegate === undefined || link.problem !== undefined ? [] : [{ ...link, delegate: link.delegate }]);
}
