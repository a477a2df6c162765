/** An object of a chart, with those that the program says it depends on. */
export interface ChartObject {
  readonly manifest: any;
  readonly declared: readonly ChartObject[];
}

/** What is needed by what comes after it; kinds that are not listed are in the middle. */
const RANKS: readonly (readonly string[])[] = [
  ['Namespace', 'CustomResourceDefinition', 'PriorityClass', 'StorageClass', 'GatewayClass'],
  ['ServiceAccount', 'Secret', 'ConfigMap', 'PersistentVolume', 'PersistentVolumeClaim', 'ResourceQuota', 'LimitRange', 'Role', 'ClusterRole', 'NetworkPolicy', 'Gateway'],
  ['RoleBinding', 'ClusterRoleBinding'],
  [],
  ['HorizontalPodAutoscaler', 'PodDisruptionBudget'],
  ['DestinationRule', 'ServiceEntry'],
  ['VirtualService', 'HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'Ingress'],
];
const MIDDLE = RANKS.findIndex(kinds => kinds.length === 0);
const FROM_ROUTING_ON = RANKS.findIndex(kinds => kinds.includes('DestinationRule'));

function rankOf({ manifest }: ChartObject): number {
  const rank = RANKS.findIndex(kinds => kinds.includes(manifest.kind));
  return rank < 0 ? MIDDLE : rank;
}

/**
 * What each object waits for, each before those that wait for it: what the program says, and of what ranks before it the namespace it lies in, the definition
 * of its kind, and what it names. Routing waits for the pods of the Services that it names, too.
 */
export function inOrder(objects: readonly ChartObject[]): ReadonlyMap<ChartObject, readonly ChartObject[]> {
  const waits = new Map<ChartObject, ChartObject[]>(objects.map(object => [object, [...object.declared]]));
  const isFree = objects.every(({ declared }) => declared.length === 0);
  const byName = groupedByName(objects);
  for (const object of objects) {
    const own = waits.get(object)!;
    for (const other of derived(object, objects, byName)) {
      // What the program says wins over what follows from kinds.
      if (!own.includes(other) && (isFree || !leadsTo(other, object, waits))) {
        own.push(other);
      }
    }
  }
  return sorted(waits);
}

function groupedByName(objects: readonly ChartObject[]): ReadonlyMap<string, readonly ChartObject[]> {
  const groups = new Map<string, ChartObject[]>();
  objects.forEach(object => groups.set(object.manifest.metadata.name, [...groups.get(object.manifest.metadata.name) ?? [], object]));
  return groups;
}

function derived(object: ChartObject, objects: readonly ChartObject[], byName: ReadonlyMap<string, readonly ChartObject[]>): Set<ChartObject> {
  const { manifest } = object;
  const rank = rankOf(object);
  const named = [...namesIn(manifest)].flatMap(name => byName.get(name) ?? []);
  const hosts = objects.filter(other => other.manifest.kind === 'DestinationRule' && manifest.kind !== 'DestinationRule' && rank >= FROM_ROUTING_ON)
    .filter(other => named.some(one => one.manifest.kind === 'Service' && namesIn(other.manifest.spec?.host).has(one.manifest.metadata.name)));
  const pods = rank < FROM_ROUTING_ON ? [] : named.filter(one => one.manifest.kind === 'Service').flatMap(service => objects.filter(one => isSelected(one.manifest, service.manifest)));
  const defining = objects.filter(other => isDefinition(other.manifest, manifest));
  return new Set([...named, ...hosts, ...pods, ...defining].filter(other => other !== object && rankOf(other) < rank));
}

/** Every text in a value that may be a name: the namespace among them, of a host its first part. */
function namesIn(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value === 'string') {
    const name = value.slice(value.lastIndexOf('/') + 1);
    [value, name, name.split('.', 1)[0]].forEach(one => found.add(one));
  } else if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(one => namesIn(one, found));
  }
  return found;
}

function isSelected({ metadata, spec }: any, service: any): boolean {
  const selector = Object.entries(service.spec?.selector ?? {});
  const labels = spec?.template?.metadata?.labels;
  return labels !== undefined && selector.length > 0 && metadata.namespace === service.metadata.namespace && selector.every(([key, value]) => labels[key] === value);
}

function isDefinition({ kind, spec }: any, manifest: any): boolean {
  return kind === 'CustomResourceDefinition' && spec?.names?.kind === manifest.kind && manifest.apiVersion.startsWith(`${spec?.group}/`);
}

function leadsTo(from: ChartObject, to: ChartObject, waits: ReadonlyMap<ChartObject, readonly ChartObject[]>, seen = new Set<ChartObject>()): boolean {
  return from === to || (!seen.has(from) && waits.get(seen.add(from) && from)!.some(next => leadsTo(next, to, waits, seen)));
}

function sorted(waits: ReadonlyMap<ChartObject, readonly ChartObject[]>): ReadonlyMap<ChartObject, readonly ChartObject[]> {
  const result = new Map<ChartObject, readonly ChartObject[]>();
  const add = (object: ChartObject): void => {
    if (!result.has(object)) {
      waits.get(object)!.forEach(add);
      result.set(object, waits.get(object)!);
    }
  };
  [...waits.keys()].forEach(add);
  return result;
}
