import { addTo } from './groups';
import { Inventory } from './inventory';
import { ManifestObject, asString, selects, stringMap } from './manifest';
import { perSet } from './per-set';
import { Pods, podsWith } from './pods';

/** A Service of the core group (Knative has a kind of the same name), read once. */
export interface Service {
  readonly object: ManifestObject;
  /** `name.namespace.svc.cluster.local`. */
  readonly host: string;
  readonly selector: ReadonlyMap<string, string>;
  readonly type: string;
  /** Stands for a name outside and has no pods. */
  readonly isExternalName: boolean;
  readonly isHeadless: boolean;
  /** The name outside, as written; empty where there is none. */
  readonly externalName: string;
  readonly publishesNotReadyAddresses: boolean;
  /** Whether kube-proxy keeps a client on a pod. */
  readonly hasClientAffinity: boolean;
}

export const services: (set: Inventory) => readonly Service[] = perSet(set => set.ofKind('Service').filter(({ group }) => group === '').map(object => {
  const { spec } = object;
  const type = asString(spec.type) ?? 'ClusterIP';
  return {
    object,
    host: set.hostOf(object),
    selector: stringMap(spec.selector),
    type,
    isExternalName: type === 'ExternalName',
    isHeadless: spec.clusterIP === 'None',
    externalName: asString(spec.externalName) ?? '',
    publishesNotReadyAddresses: spec.publishNotReadyAddresses === true,
    hasClientAffinity: spec.sessionAffinity === 'ClientIP',
  };
}));

const byHost = perSet(set => new Map(services(set).map(service => [service.host, service])));

/** The Service behind a full host. */
export function serviceAt(set: Inventory, fullHost: string): Service | undefined {
  return byHost(set).get(fullHost);
}

/** Services by the value of the first label that they select, whatever its key and their namespace. */
const byValue = perSet(set => {
  const result = new Map<string, Service[]>();
  for (const service of services(set)) {
    for (const value of service.selector.values()) {
      addTo(result, value, service);
      break;
    }
  }
  return result;
});

const ofPods = perSet(() => new WeakMap<Pods, readonly Service[]>());

/** The Services that select pods. */
export function servicesOf(set: Inventory, pods: Pods): readonly Service[] {
  const known = ofPods(set);
  let found = known.get(pods);
  if (found === undefined) {
    const list: Service[] = [];
    for (const value of new Set(pods.labels.values())) {
      for (const service of byValue(set).get(value) ?? []) {
        if (service.object.namespace === pods.namespace && !service.isExternalName && selects(service.selector, pods.labels)) {
          list.push(service);
        }
      }
    }
    known.set(pods, found = list);
  }
  return found;
}

const endpoints = perSet(() => new WeakMap<Service, readonly Pods[]>());

/** What a Service sends to, as far as the files show it. */
export function endpointsOf(set: Inventory, service: Service): readonly Pods[] {
  const known = endpoints(set);
  let found = known.get(service);
  if (found === undefined) {
    known.set(service, found = service.selector.size === 0 || service.isExternalName ? [] : podsWith(set, service.object.namespace, service.selector));
  }
  return found;
}
