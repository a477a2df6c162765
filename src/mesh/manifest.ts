/**
 * Reading manifests that anybody may have written: nothing about their shape may be taken for granted,
 * so every look goes through these functions and a wrong type reads as "not there".
 */
export type PlainObject = { readonly [key: string]: unknown };

/** The value as an object (not an array, not null), else undefined. */
export function asObject(value: unknown): PlainObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as PlainObject : undefined;
}

/** The value as an array; anything else reads as an empty one. */
export function asArray(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A value as messages show it: what it says, or what it is. A foreign object may not even be made a string. */
export function shownValue(value: unknown): string {
  if (typeof value === 'object' && value !== null) {
    return Array.isArray(value) ? 'a list' : 'an object';
  }
  return value === undefined ? '(none)' : String(value);
}

export function asString(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A finite number; a numeric string is none, as the API server would refuse it. */
export function asNumber(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/**
 * The value at a path of own properties; undefined where any is missing. `constructor` and `__proto__` are ordinary keys of a manifest: since it holds
 * no functions, what is one was inherited. Asking so is several times faster than `Object.hasOwn`, and rules ask millions of times.
 */
export function get(value: unknown, first: string, second?: string, third?: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return undefined;
  }
  const found = (value as PlainObject)[first];
  if (found === undefined || typeof found === 'function' || found === Object.prototype) {
    return undefined;
  }
  return second === undefined ? found : get(found, second, third);
}

/** The same for a path of any length. */
export function getAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce((current, key) => get(current, key), value);
}

function at(value: unknown, first?: string, second?: string, third?: string): unknown {
  return first === undefined ? value : get(value, first, second, third);
}

/** The objects of a list; items that are none are passed over. */
export function objects(value: unknown, first?: string, second?: string, third?: string): readonly PlainObject[] {
  const items = asArray(at(value, first, second, third));
  return items.every(isObject) ? items as readonly PlainObject[] : items.filter(isObject);
}

/** The objects of a list with their paths and places; items that are none are passed over and still count. */
export function entries(list: unknown, field: string): [PlainObject, string, number][] {
  const result: [PlainObject, string, number][] = [];
  for (const [index, item] of asArray(list).entries()) {
    const object = asObject(item);
    if (object !== undefined) {
      result.push([object, `${field}[${index}]`, index]);
    }
  }
  return result;
}

export function isObject(value: unknown): value is PlainObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The strings of a list. */
export function strings(value: unknown, first?: string, second?: string, third?: string): readonly string[] {
  const items = asArray(at(value, first, second, third));
  return items.every(item => typeof item === 'string') ? items as readonly string[] : items.filter(item => typeof item === 'string');
}

/** A map of strings such as labels; values of other types are passed over. */
export function stringMap(value: unknown, first?: string, second?: string, third?: string): ReadonlyMap<string, string> {
  const object = asObject(at(value, first, second, third));
  const result = new Map<string, string>();
  if (object !== undefined) {
    for (const key of Object.keys(object)) {
      const entry = object[key];
      if (typeof entry === 'string') {
        result.set(key, entry);
      }
    }
  }
  return result;
}

/** Whether labels carry all of a selector. An empty selector selects everything, as a label selector of Kubernetes does. */
export function selects(selector: ReadonlyMap<string, string>, labels: ReadonlyMap<string, string>): boolean {
  for (const [key, value] of selector) {
    if (labels.get(key) !== value) {
      return false;
    }
  }
  return true;
}

/** Where a manifest was read. */
export interface ManifestSource {
  readonly file?: string;
  /** Index of the document in the file, from 0. */
  readonly document?: number;
}

const NOTHING: PlainObject = Object.freeze({});

/** Kinds of the group `extensions` that clusters have long kept in another: one object, by whichever name it is applied. */
const MOVED: Readonly<Record<string, string>> = { DaemonSet: 'apps', Deployment: 'apps', ReplicaSet: 'apps', Ingress: 'networking.k8s.io', NetworkPolicy: 'networking.k8s.io' };

/** One Kubernetes object with what identifies it. */
export class ManifestObject {
  /** What `perObject` keeps. */
  public readonly facts: unknown[] = [];
  private identity?: string;
  private createdAt?: number;
  public readonly kind: string;
  public readonly apiVersion: string;
  /** The API group, empty for the core group. */
  public readonly group: string;
  public readonly name: string;
  /** The namespace, `default` where none is said (kinds without a namespace included). */
  public readonly namespace: string;
  /** An empty object where there is none. */
  public readonly metadata: PlainObject;
  /** An empty object where there is none. */
  public readonly spec: PlainObject;

  /**
   * @param raw the object as it was parsed
   * @param order its place among all objects; where two compete, the first counts as the older
   */
  constructor(public readonly raw: PlainObject, public readonly order: number, defaultNamespace: string, public readonly source: ManifestSource = {}) {
    this.kind = asString(get(raw, 'kind')) ?? '';
    this.apiVersion = asString(get(raw, 'apiVersion')) ?? '';
    const slash = this.apiVersion.indexOf('/');
    this.group = slash < 0 ? '' : this.apiVersion.slice(0, slash);
    this.metadata = asObject(get(raw, 'metadata')) ?? NOTHING;
    this.name = asString(get(this.metadata, 'name')) ?? '';
    this.namespace = asString(get(this.metadata, 'namespace')) ?? defaultNamespace;
    this.spec = asObject(get(raw, 'spec')) ?? NOTHING;
  }

  public get labels(): ReadonlyMap<string, string> {
    return stringMap(this.metadata, 'labels');
  }

  public get annotations(): ReadonlyMap<string, string> {
    return stringMap(this.metadata, 'annotations');
  }

  /** `metadata.creationTimestamp` as it stands in live objects. */
  public get created(): string | undefined {
    return asString(get(this.metadata, 'creationTimestamp'));
  }

  /** The same in milliseconds; infinite where nothing says it: then an object is younger than any that is in a cluster already. */
  public get createdTime(): number {
    if (this.createdAt === undefined) {
      const time = this.created === undefined ? NaN : Date.parse(this.created);
      this.createdAt = Number.isNaN(time) ? Infinity : time;
    }
    return this.createdAt;
  }

  /** Identity in a cluster: group, kind, namespace and name (not the version of the API). */
  public get id(): string {
    return this.identity ??= `${this.group === 'extensions' ? MOVED[this.kind] ?? this.group : this.group}/${this.kind}/${this.namespace}/${this.name}`;
  }

  /** For people: `VirtualService shop/reviews`. */
  public toString(): string {
    return `${this.kind || 'object'} ${this.namespace}/${this.name || '(without a name)'}`;
  }
}
