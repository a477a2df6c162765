import { Image, readImage } from './image';
import { PlainObject, asArray, asObject, asString, objects } from './manifest';

const NONE: readonly PlainObject[] = [];

/** A container of a pod, with its place there. */
export class Container {
  public readonly name: string | undefined;
  public readonly image: string | undefined;
  private read?: Image | string;

  constructor(public readonly raw: PlainObject, private readonly specField: string, private readonly list: string, private readonly index: number) {
    this.name = asString(raw.name);
    this.image = asString(raw.image);
  }

  /** Path of the container, written out only where something is said about it. */
  public get field(): string {
    return `${this.specField}.${this.list}[${this.index}]`;
  }

  /** The image taken apart, or why that cannot be done; undefined where there is none. */
  public get imageParts(): Image | string | undefined {
    return this.read ??= this.image === undefined || this.image === '' ? undefined : readImage(this.image);
  }

  public get isProxy(): boolean {
    return this.name === 'istio-proxy' || this.name === 'istio-init';
  }

  public get ports(): readonly PlainObject[] {
    return this.objects('ports');
  }

  public get volumeMounts(): readonly PlainObject[] {
    return this.objects('volumeMounts');
  }

  /** Path of one of the objects of a list in the container. */
  public fieldOf(key: 'ports' | 'volumeMounts', item: PlainObject): string {
    return `${this.field}.${key}[${asArray(this.raw[key]).indexOf(item)}]`;
  }

  private objects(key: 'ports' | 'volumeMounts'): readonly PlainObject[] {
    return Array.isArray(this.raw[key]) ? objects(this.raw[key]) : NONE;
  }
}

/** The containers of a list in a pod's spec. */
export function containersIn(items: unknown, specField: string, list: string): readonly Container[] {
  if (!Array.isArray(items)) {
    return [];
  }
  const found: Container[] = [];
  items.forEach((item, index) => {
    const raw = asObject(item);
    if (raw !== undefined) {
      found.push(new Container(raw, specField, list, index));
    }
  });
  return found;
}
