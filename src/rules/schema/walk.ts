import { fieldPath } from './field-path';
import { quoted, scalarFault } from './scalar';
import { ListShape, ObjectShape, Reference, rootOf, shapeAt } from './table';
import { Violation, ViolationKind } from './violation';
import { ManifestObject, PlainObject, asObject, isObject } from '../../mesh/manifest';
import { perObject } from '../../mesh/per-object';
import { nearest } from '../../text/nearest';

/** Aliases of YAML can make a small text a huge object; nobody reads more than this of one. */
const MAX_VALUES = 200_000;
const MAX_VIOLATIONS = 20;

/** Goes through one object along the shape of its kind. Absent and `null` are the same, as for API servers. */
class Walk {
  public readonly violations: Violation[] = [];
  /** Where the walk is; written out only where something is found. */
  private readonly steps: (string | number)[] = [];
  private left = MAX_VALUES;

  constructor(private readonly object: ManifestObject) {}

  public visit(value: unknown, reference: Reference): void {
    if (value === null || value === undefined || reference === '?' || this.left-- <= 0 || this.violations.length >= MAX_VIOLATIONS) {
      return;
    }
    if (typeof reference === 'string') {
      this.visitScalar(value, reference);
      return;
    }
    const shape = shapeAt(reference);
    switch (shape.kind) {
      case 'object': return this.visitObject(value, shape.object);
      case 'list': return this.visitList(value, shape.list);
      case 'map': return this.visitMap(value, shape.values);
      case 'scalar': return this.visitScalar(value, shape.scalar);
    }
  }

  private step(key: string | number, value: unknown, reference: Reference): void {
    if (!isPlain(value, reference)) {
      this.steps.push(key);
      this.visit(value, reference);
      this.steps.pop();
    }
  }

  private visitScalar(value: unknown, shape: Parameters<typeof scalarFault>[1]): void {
    const fault = scalarFault(value, shape);
    if (fault !== undefined) {
      this.report(fault.kind, this.at(), fault.message);
    }
  }

  private visitObject(found: unknown, shape: ObjectShape): void {
    if (!isObject(found)) {
      this.report('type', this.at(), `is ${quoted(found)}; it is to be an object`);
      return;
    }
    const object = found;
    // Parsed objects inherit nothing that this loop would find, and it is twice as fast as one over a list of keys.
    for (const key in object) {
      if (this.left-- <= 0) {
        return;
      }
      const reference = shape.fields.get(key);
      if (reference === undefined) {
        const meant = nearest(key, shape.fields.keys());
        this.report('unknown', this.at(key), `is no field of ${this.object.kind || 'the kind'}${meant === undefined ? '' : `; is ${meant} meant?`}`);
      } else {
        this.step(key, object[key], reference);
      }
    }
    if (shape.hasDemands) {
      this.checkPresence(object, shape);
    }
  }

  private checkPresence(object: PlainObject, shape: ObjectShape): void {
    for (const key of shape.required) {
      if (!isSet(object, key)) {
        this.report('required', this.at(key), 'is missing');
      }
    }
    for (const group of shape.atMostOne) {
      this.checkExclusive(group.filter(key => isSet(object, key)), group);
    }
    for (const group of shape.exactlyOne) {
      const set = group.filter(key => isSet(object, key));
      if (set.length === 0) {
        this.report('required', this.at(), `has none of ${group.join(', ')}`);
      }
      this.checkExclusive(set, group);
    }
  }

  private checkExclusive(set: readonly string[], group: readonly string[]): void {
    if (set.length > 1) {
      this.report('exclusive', this.at(set[1]), `stands beside ${set[0]}; only one of ${group.join(', ')} may be set`);
    }
  }

  private visitList(value: unknown, shape: ListShape): void {
    if (!Array.isArray(value)) {
      this.report('type', this.at(), `is ${quoted(value)}; it is to be a list`);
      return;
    }
    if ((shape.min !== undefined && value.length < shape.min) || (shape.max !== undefined && value.length > shape.max)) {
      this.report(value.length === 0 ? 'required' : 'range', this.at(), `has ${value.length} items; allowed is ${shape.min ?? 0} to ${shape.max ?? 'any number'}`);
    }
    for (let index = 0; index < value.length && this.left > 0; index++) {
      this.steps.push(index);
      if (value[index] === null) {
        this.report('type', this.at(), 'is empty; an item is to be there');
      }
      this.visit(value[index], shape.items);
      this.steps.pop();
    }
    if (shape.keys !== undefined && value.length > 1) {
      this.checkKeys(value, shape.keys);
    }
  }

  private checkKeys(items: readonly unknown[], keys: readonly string[]): void {
    const seen = new Map<string, number>();
    items.forEach((item, index) => {
      const object = asObject(item);
      const parts = keys.map(key => object !== undefined && Object.hasOwn(object, key) ? object[key] : key === 'protocol' ? 'TCP' : undefined);
      if (parts.some(part => part === undefined || part === null || typeof part === 'object')) {
        return;
      }
      const key = parts.join('/');
      const earlier = seen.get(key);
      if (earlier !== undefined) {
        this.steps.push(index);
        this.report('duplicate', this.at(), `has the same ${keys.join(' and ')} (${quoted(key)}) as item ${earlier}`);
        this.steps.pop();
      } else {
        seen.set(key, index);
      }
    });
  }

  private visitMap(found: unknown, values: Reference): void {
    if (!isObject(found)) {
      this.report('type', this.at(), `is ${quoted(found)}; it is to be a map`);
      return;
    }
    const object = found;
    for (const key in object) {
      if (this.left-- <= 0) {
        return;
      }
      this.step(key, object[key], values);
    }
  }

  private at(...further: readonly string[]): string {
    return fieldPath([...this.steps, ...further]);
  }

  private report(kind: ViolationKind, field: string, message: string): void {
    if (this.violations.length < MAX_VIOLATIONS) {
      this.violations.push({ kind, object: this.object, field, message: `${field === '' ? 'the object' : field} ${message}` });
    }
  }
}

/** Fields of the table are no names that every object inherits. */
function isSet(object: PlainObject, key: string): boolean {
  return object[key] !== null && object[key] !== undefined;
}

/** Most values are plainly of their type, which has no limits: no more need be looked at. */
function isPlain(value: unknown, reference: Reference): boolean {
  switch (typeof value) {
    case 'string': return reference === 's' || reference === 'q' || reference === 'is' || reference === '?';
    case 'number': return reference === 'n' || reference === 'q' || reference === '?' || (reference === 'i' || reference === 'is') && Number.isInteger(value);
    case 'boolean': return reference === 'b' || reference === '?';
    default: return reference === '?';
  }
}

const NONE: readonly Violation[] = [];

/** Where an object has not the shape of its kind; nothing for kinds that are not known. */
export const violationsOf: (object: ManifestObject) => readonly Violation[] = perObject(object => {
  const root = rootOf(object.apiVersion, object.kind);
  if (root === undefined) {
    return NONE;
  }
  const walk = new Walk(object);
  walk.visit(object.raw, root);
  return walk.violations.length === 0 ? NONE : walk.violations;
});
