import { External } from './external';
import { groupBy } from './groups';
import { completeHost } from './host-name';
import { ManifestObject, ManifestSource, PlainObject, asArray, asObject, get } from './manifest';

/** How a set of manifests is to be read. */
export interface InventoryOptions {
  /** Namespace of objects that name none. @default default */
  readonly defaultNamespace?: string;
  /** Domain of the cluster. @default cluster.local */
  readonly clusterDomain?: string;
  /** Namespace whose Istio objects hold for the whole mesh. @default istio-system */
  readonly rootNamespace?: string;
  /** What exists elsewhere: `Service shop/web`, `ConfigMap shop/*`, `Namespace shop` for all that is in it, `Host api.example.com`. @default - nothing is said */
  readonly external?: readonly string[];
  /** Whether these files are all there is: then what they do not hold is missing, and not somewhere else. @default false */
  readonly complete?: boolean;
}

/** A manifest with the place it was read from. */
export interface SourcedManifest {
  readonly manifest: unknown;
  readonly source: ManifestSource;
}

/** An object that stands twice. */
export interface Replaced {
  /** As it stood before. */
  readonly first: ManifestObject;
  /** As it stands last: so it is applied. */
  readonly last: ManifestObject;
}

/**
 * All objects of a set of manifests, found by what they are asked for. Everything is indexed once and lazily,
 * so that a set costs no more than what is asked of it.
 */
export class Inventory {
  /** From plain objects in the order given; `List`s are opened, what is no object is passed over. */
  public static of(manifests: readonly unknown[], options: InventoryOptions = {}): Inventory {
    return Inventory.fromSources(manifests.map(manifest => ({ manifest, source: {} })), options);
  }

  public static fromSources(manifests: readonly SourcedManifest[], options: InventoryOptions = {}): Inventory {
    const defaultNamespace = options.defaultNamespace ?? 'default';
    const all: ManifestObject[] = [];
    // An anchor can make a List an item of itself.
    const open = new Set<PlainObject>();
    const add = (value: unknown, source: ManifestSource): void => {
      const raw = asObject(value);
      if (raw === undefined || open.has(raw)) {
        return;
      }
      const kind = get(raw, 'kind');
      if (typeof kind === 'string' && kind.endsWith('List') && Array.isArray(get(raw, 'items'))) {
        open.add(raw);
        asArray(get(raw, 'items')).forEach(item => add(item, source));
        open.delete(raw);
        return;
      }
      all.push(new ManifestObject(raw, all.length, defaultNamespace, source));
    };
    manifests.forEach(({ manifest, source }) => add(manifest, source));
    return Inventory.merged(all, options);
  }

  /** Each object once: of those that have one identity, the last says what becomes of it. */
  public static merged(objects: readonly ManifestObject[], options: InventoryOptions | Inventory): Inventory {
    const all: ManifestObject[] = [];
    const replaced: Replaced[] = [];
    const places = new Map<string, number>();
    for (const object of objects) {
      const place = object.kind === '' || object.name === '' ? undefined : places.get(object.id);
      if (place === undefined) {
        places.set(object.id, all.push(object) - 1);
        continue;
      }
      // The first creates it, so that it is as old as that.
      const last = new ManifestObject(object.raw, all[place].order, object.namespace, object.source);
      replaced.push({ first: all[place], last });
      all[place] = last;
    }
    return new Inventory(all, options, replaced);
  }

  /** Objects that other sets have read, in this order, to be read as one of those is. */
  public static from(objects: readonly ManifestObject[], like: Inventory): Inventory {
    return new Inventory(objects, like);
  }

  /** The same objects, but where two compete and nothing says which is older, it is the other one. */
  public static agedOtherwise(set: Inventory): Inventory {
    const last = set.all.length - 1;
    return new Inventory(set.all.map(({ raw, namespace, source }, index) => new ManifestObject(raw, last - index, namespace, source)), set);
  }

  /** What `perSet` keeps. */
  public readonly facts: unknown[] = [];
  public readonly clusterDomain: string;
  public readonly rootNamespace: string;
  public readonly external: External;
  public readonly complete: boolean;
  private kinds?: Map<string, ManifestObject[]>;
  private firsts?: ReadonlyMap<string, ManifestObject>;
  private readonly named = new Map<string, ReadonlyMap<string, ManifestObject>>();
  private readonly servicesByHost = new Map<string, ManifestObject>();

  private constructor(
    /** Each object once, in the order in which they are first met. */
    public readonly all: readonly ManifestObject[],
    options: Omit<InventoryOptions, 'external'> & { readonly external?: readonly string[] | External },
    /** Objects that stood there before one of the same identity was read. */
    public readonly replaced: readonly Replaced[] = [],
  ) {
    this.clusterDomain = options.clusterDomain ?? 'cluster.local';
    this.rootNamespace = options.rootNamespace ?? 'istio-system';
    this.external = options.external instanceof External ? options.external : new External(options.external ?? []);
    this.complete = options.complete ?? false;
  }

  /** How many manifests were read, objects that stand twice counted twice. */
  public get size(): number {
    return this.all.length + this.replaced.length;
  }

  /** Objects of a kind, in the order given. */
  public ofKind(kind: string): readonly ManifestObject[] {
    // Knative calls its workloads Services too.
    this.kinds ??= groupBy(this.all, object => object.kind === 'Service' && object.group !== '' ? `${object.group}/Service` : object.kind);
    return this.kinds.get(kind) ?? [];
  }

  /** The first object of this kind, namespace and name, of whatever API group. */
  public find(kind: string, namespace: string, name: string): ManifestObject | undefined {
    let named = this.named.get(kind);
    if (named === undefined) {
      this.named.set(kind, named = firstBy(this.ofKind(kind), object => `${object.namespace}/${object.name}`));
    }
    return named.size === 0 ? undefined : named.get(`${namespace}/${name}`);
  }

  /** Each object by its identity. */
  public get byId(): ReadonlyMap<string, ManifestObject> {
    return this.firsts ??= firstBy(this.all, object => object.id);
  }

  /**
   * A host as Istio completes it: a name without a dot belongs to the namespace of the rule that says it.
   * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#Destination
   */
  public fullHost(host: string, namespace: string): string {
    return completeHost(host, namespace, this.clusterDomain);
  }

  /** The full host of a Service, by its name and namespace. */
  public hostOf({ name, namespace }: { readonly name: string; readonly namespace: string }): string {
    return `${name}.${namespace}.svc.${this.clusterDomain}`;
  }

  /** The Service behind a full or short host; undefined for hosts of other kinds (ServiceEntry, outside names). */
  public service(host: string, namespace: string): ManifestObject | undefined {
    const full = this.fullHost(host, namespace);
    let service = this.servicesByHost.get(full);
    if (service === undefined) {
      service = this.findService(full);
      if (service !== undefined) {
        this.servicesByHost.set(full, service);
      }
    }
    return service;
  }

  private findService(full: string): ManifestObject | undefined {
    const suffix = `.svc.${this.clusterDomain}`;
    if (!full.endsWith(suffix)) {
      return undefined;
    }
    const [name, ns, ...rest] = full.slice(0, -suffix.length).split('.');
    return rest.length === 0 && ns !== undefined ? this.find('Service', ns, name) : undefined;
  }
}

function firstBy(objects: readonly ManifestObject[], keyOf: (object: ManifestObject) => string): Map<string, ManifestObject> {
  const result = new Map<string, ManifestObject>();
  for (const object of objects) {
    const key = keyOf(object);
    if (!result.has(key)) {
      result.set(key, object);
    }
  }
  return result;
}
