import { destinationRules } from './destination-rule';
import { Inventory } from './inventory';
import { ManifestObject, asString, get, objects } from './manifest';
import { perSet } from './per-set';
import { Service, serviceAt } from './service';
import { virtualServices } from './virtual-service';

/** Why a Service is part of what is routed. */
export interface Routed {
  /** VirtualServices that name it as a host or a destination, HTTPRoutes, DestinationRules. */
  readonly by: readonly ManifestObject[];
  /** Those of them that send requests to it. */
  readonly destinationOf: readonly ManifestObject[];
}

class Notes {
  private readonly notes = new Map<Service, { by: ManifestObject[]; destinationOf: ManifestObject[] }>();

  public note(service: Service | undefined, by: ManifestObject, isDestination: boolean): void {
    if (service === undefined) {
      return;
    }
    let entry = this.notes.get(service);
    if (entry === undefined) {
      this.notes.set(service, entry = { by: [], destinationOf: [] });
    }
    if (entry.by.at(-1) !== by) {
      entry.by.push(by);
    }
    if (isDestination && entry.destinationOf.at(-1) !== by) {
      entry.destinationOf.push(by);
    }
  }

  public of(service: Service): Routed | undefined {
    return this.notes.get(service);
  }
}

const notes = perSet(set => {
  const result = new Notes();
  for (const virtualService of virtualServices(set)) {
    virtualService.hosts.forEach(({ fullHost }) => result.note(serviceAt(set, fullHost), virtualService.object, false));
    virtualService.destinations.forEach(({ fullHost }) => result.note(serviceAt(set, fullHost), virtualService.object, true));
  }
  for (const { object, fullHost } of destinationRules(set)) {
    result.note(serviceAt(set, fullHost), object, false);
  }
  for (const route of [...set.ofKind('HTTPRoute'), ...set.ofKind('GRPCRoute')]) {
    const at = (reference: unknown): Service | undefined =>
      serviceAt(set, set.hostOf({ name: asString(get(reference, 'name')) ?? '', namespace: asString(get(reference, 'namespace')) ?? route.namespace }));
    objects(route.spec, 'parentRefs').filter(parent => get(parent, 'kind') === 'Service').forEach(parent => result.note(at(parent), route, false));
    objects(route.spec, 'rules').flatMap(rule => objects(rule, 'backendRefs')).forEach(backend => result.note(at(backend), route, true));
  }
  return result;
});

const NOBODY: Routed = { by: [], destinationOf: [] };

/** Who routes a Service: what the mesh does with it matters only then. */
export function routedBy(set: Inventory, service: Service): Routed {
  return notes(set).of(service) ?? NOBODY;
}
