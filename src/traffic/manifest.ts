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

export function asString(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** A finite number; a numeric string is none, as the API server would refuse it. */
export function asNumber(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** An own property, whatever is asked for: `constructor` and `__proto__` are ordinary keys of a manifest. */
export function get(value: unknown, ...path: string[]): unknown {
  let current: unknown = value;
  for (const key of path) {
    const object = asObject(current);
    if (object === undefined || !Object.hasOwn(object, key)) {
      return undefined;
    }
    current = object[key];
  }
  return current;
}

/** The objects of a list; items that are none are passed over. */
export function objects(value: unknown, ...path: string[]): PlainObject[] {
  return asArray(path.length > 0 ? get(value, ...path) : value).filter((item): item is PlainObject => asObject(item) !== undefined);
}

/** The strings of a list. */
export function strings(value: unknown, ...path: string[]): string[] {
  return asArray(path.length > 0 ? get(value, ...path) : value).filter((item): item is string => typeof item === 'string');
}

/** A map of strings such as labels; values of other types are passed over. */
export function stringMap(value: unknown, ...path: string[]): ReadonlyMap<string, string> {
  const object = asObject(path.length > 0 ? get(value, ...path) : value);
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

/** One Kubernetes object with what identifies it. */
export class ManifestObject {
  private identity?: string;
  public readonly kind: string;
  public readonly apiVersion: string;
  /** The API group, empty for the core group. */
  public readonly group: string;
  public readonly name: string;
  /** The namespace, `default` where none is said (kinds without a namespace included). */
  public readonly namespace: string;

  /**
   * @param raw the object as it was parsed
   * @param order its place among all objects; where two compete, the first counts as the older
   */
  constructor(public readonly raw: PlainObject, public readonly order: number, defaultNamespace: string, public readonly source: ManifestSource = {}) {
    this.kind = asString(get(raw, 'kind')) ?? '';
    this.apiVersion = asString(get(raw, 'apiVersion')) ?? '';
    const slash = this.apiVersion.indexOf('/');
    this.group = slash < 0 ? '' : this.apiVersion.slice(0, slash);
    this.name = asString(get(raw, 'metadata', 'name')) ?? '';
    this.namespace = asString(get(raw, 'metadata', 'namespace')) ?? defaultNamespace;
  }

  public get spec(): PlainObject {
    return asObject(get(this.raw, 'spec')) ?? {};
  }

  public get labels(): ReadonlyMap<string, string> {
    return stringMap(this.raw, 'metadata', 'labels');
  }

  public get annotations(): ReadonlyMap<string, string> {
    return stringMap(this.raw, 'metadata', 'annotations');
  }

  /** `metadata.creationTimestamp` as it stands in live objects. */
  public get created(): string | undefined {
    return asString(get(this.raw, 'metadata', 'creationTimestamp'));
  }

  /** Identity in a cluster: group, kind, namespace and name (not the version of the API). */
  public get id(): string {
    return this.identity ??= `${this.group}/${this.kind}/${this.namespace}/${this.name}`;
  }

  /** For people: `VirtualService shop/reviews`. */
  public toString(): string {
    return `${this.kind || 'object'} ${this.namespace}/${this.name || '(without a name)'}`;
  }
}
