import { mergeDelegate } from './delegate';
import { isExported } from './export-to';
import { HttpRule } from './http-rule';
import { Inventory } from './inventory';
import { perSet } from './per-set';
import { HttpRoute, VirtualService, virtualServices } from './virtual-service';

/** A route of a root VirtualService and the delegate it names, where the files show it. */
export interface DelegateLink {
  readonly root: VirtualService;
  readonly route: HttpRoute;
  readonly name: string;
  readonly namespace: string;
  readonly delegate?: VirtualService;
  /** Why Istio does not follow it: the delegate is missing, has hosts itself or is not exported to the root's namespace. */
  readonly problem?: string;
}

const byName = perSet(set => new Map([...virtualServices(set)].reverse().map(service => [`${service.object.namespace}/${service.object.name}`, service])));

/** The delegate of a route, if it names one. */
export function delegateLink(set: Inventory, root: VirtualService, route: HttpRoute): DelegateLink | undefined {
  if (route.delegate === undefined) {
    return undefined;
  }
  const delegate = byName(set).get(`${route.delegate.namespace}/${route.delegate.name}`);
  return { root, route, ...route.delegate, delegate, problem: problemOf(root, route.delegate, delegate) };
}

function problemOf({ object }: VirtualService, reference: { namespace: string; name: string }, delegate: VirtualService | undefined): string | undefined {
  const name = `VirtualService ${reference.namespace}/${reference.name}`;
  if (delegate === undefined) {
    return `${name} does not exist`;
  }
  if (!delegate.isDelegate) {
    return `${name} has hosts of its own, so it is no delegate`;
  }
  return isExported(delegate.exportTo, delegate.object.namespace, object.namespace) ? undefined : `${name} is not exported to ${object.namespace}`;
}

/** All delegations, in the order of the roots. */
export const delegateLinks: (set: Inventory) => readonly DelegateLink[] = perSet(set => virtualServices(set)
  .filter(({ isDelegate }) => !isDelegate)
  .flatMap(root => root.http.flatMap(route => delegateLink(set, root, route) ?? [])));

/** Delegations that Istio follows. */
export function followed(set: Inventory): (DelegateLink & { readonly delegate: VirtualService })[] {
  return delegateLinks(set).flatMap(link => link.delegate === undefined || link.problem !== undefined ? [] : [{ ...link, delegate: link.delegate }]);
}

/** The http rules that hold, delegates followed; a rule whose delegate does not hold is gone. */
export function effectiveRules(set: Inventory, service: VirtualService): HttpRule[] {
  return service.http.flatMap(route => {
    const link = delegateLink(set, service, route);
    if (link === undefined) {
      return [route.rule];
    }
    return link.problem !== undefined ? [] : link.delegate!.http.map(leaf => mergeDelegate(route.rule, leaf.rule)).filter(merged => merged !== undefined);
  });
}
