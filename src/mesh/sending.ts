import { addTo } from './groups';
import { apiRoutes, isService } from './http-route';
import { Inventory } from './inventory';
import { ManifestObject } from './manifest';
import { perSet } from './per-set';
import { virtualServices } from './virtual-service';

/** A place that one route sends to. */
export interface SendingTarget {
  readonly fullHost: string;
  readonly subset?: string;
  readonly port?: number;
  /** Its part of the route's requests, of the sum of all; 0 for what is mirrored. */
  readonly weight: number;
  readonly mirror: boolean;
  /** Whether it gets requests, or copies of some. */
  readonly serving: boolean;
  readonly field: string;
}

/** A route of a VirtualService or of the Gateway API: what it sends where. */
export interface Sending {
  readonly object: ManifestObject;
  readonly field: string;
  readonly targets: readonly SendingTarget[];
  /** Whether it takes every request that comes to it. */
  readonly takesAll: boolean;
}

/** A VirtualService, or a route of the Gateway API, with the hosts of the mesh whose calls it takes. */
export interface Sender {
  readonly object: ManifestObject;
  readonly meshHosts: readonly string[];
  readonly routes: readonly Sending[];
}

function ofVirtualServices(set: Inventory): Sender[] {
  return virtualServices(set).map(({ object, mesh, hosts, http, tcp, tls }) => ({
    object,
    meshHosts: mesh ? hosts.map(({ fullHost }) => fullHost) : [],
    routes: [...http, ...tcp, ...tls].map(route => ({
      object,
      field: route.field,
      takesAll: route.matches.length === 0,
      targets: [...route.destinations, ...route.mirrors].map(({ fullHost, subset, port, weight, mirror, field }) => {
        const share = mirror ? 0 : route.destinations.length === 1 ? 1 : weight ?? 0;
        return { fullHost, subset, port, mirror, weight: share, serving: mirror || share > 0, field };
      }),
    })),
  }));
}

function ofApiRoutes(set: Inventory): Sender[] {
  return apiRoutes(set).map(({ object, parents, rules }) => ({
    object,
    meshHosts: parents.filter(isService).map(parent => set.hostOf(parent)),
    routes: rules.map(rule => ({
      object,
      field: rule.field,
      takesAll: rule.matches.every(({ path, pathType, hasConditions }) => path === '/' && pathType === 'PathPrefix' && !hasConditions),
      targets: [...rule.backends.map(backend => ({ backend, mirror: false })), ...rule.mirrors.map(backend => ({ backend, mirror: true }))]
        .filter(({ backend }) => isService(backend))
        .map(({ backend, mirror }) => ({
          fullHost: set.hostOf(backend), port: backend.port, mirror, weight: mirror ? 0 : backend.weight, serving: mirror || backend.weight > 0, field: backend.field,
        })),
    })),
  }));
}

/** All that send requests on. */
export const senders: (set: Inventory) => readonly Sender[] = perSet(set => [...ofVirtualServices(set), ...ofApiRoutes(set)]);

/** Something that is sent, and who sends it. */
export interface Sent {
  readonly object: ManifestObject;
  readonly target: SendingTarget;
}

const byHost = perSet(set => {
  const result = new Map<string, Sent[]>();
  for (const { object, routes } of senders(set)) {
    for (const target of routes.flatMap(route => route.targets)) {
      addTo(result, target.fullHost, { object, target });
    }
  }
  return result;
});

/** All that sends to a host, of whatever subset. */
export function sentTo(set: Inventory, fullHost: string): readonly Sent[] {
  return byHost(set).get(fullHost) ?? [];
}
