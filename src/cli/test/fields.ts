import { asObject, get } from '../../mesh/manifest';
import { InputError } from '../exit';
import { typeName } from '../load/manifests';

/** Reads the keys of a mapping that people write by hand: what is unknown or of a wrong type is said with its place. */
export class Fields {
  /** @throws InputError when the value is no mapping or has other keys than these */
  public static of(value: unknown, place: string, allowed: readonly string[]): Fields {
    const object = asObject(value);
    if (object === undefined) {
      throw new InputError(`${place}: expected a mapping with ${allowed.join(', ')}, got ${typeName(value)}`);
    }
    const unknown = Object.keys(object).find(key => !allowed.includes(key));
    if (unknown !== undefined) {
      throw new InputError(`${place}: unknown key ${unknown}, allowed are ${allowed.join(', ')}`);
    }
    return new Fields(object, place);
  }

  private constructor(private readonly object: unknown, public readonly place: string) {}

  public has(key: string): boolean {
    return this.raw(key) !== undefined;
  }

  public raw(key: string): unknown {
    return get(this.object, key);
  }

  public string(key: string): string | undefined {
    return this.typed(key, 'a string', (value): value is string => typeof value === 'string');
  }

  public integer(key: string): number | undefined {
    return this.typed(key, 'a whole number', (value): value is number => Number.isSafeInteger(value));
  }

  public number(key: string): number | undefined {
    return this.typed(key, 'a number', (value): value is number => typeof value === 'number' && Number.isFinite(value));
  }

  public true(key: string): true | undefined {
    return this.typed(key, 'true', (value): value is true => value === true);
  }

  public list(key: string): readonly unknown[] | undefined {
    return this.typed(key, 'a list', (value): value is unknown[] => Array.isArray(value));
  }

  /** One string, or a list of them. */
  public strings(key: string): readonly string[] | undefined {
    const value = this.raw(key);
    const list = typeof value === 'string' ? [value] : value;
    return this.typed(key, 'a string or a list of strings', (_): _ is string[] => Array.isArray(list) && list.every(item => typeof item === 'string'), list);
  }

  /** The entries of a mapping of strings; numbers and booleans are taken as they are written. */
  public stringEntries(key: string): [string, string][] {
    return this.entries(key).map(([name, value]) => {
      if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
        throw new InputError(`${this.place}.${key}.${name}: expected a string, got ${typeName(value)}`);
      }
      return [name, String(value)];
    });
  }

  public entries(key: string): [string, unknown][] {
    const value = this.raw(key);
    if (value === undefined) {
      return [];
    }
    const object = asObject(value);
    if (object === undefined) {
      throw new InputError(`${this.place}.${key}: expected a mapping, got ${typeName(value)}`);
    }
    return Object.entries(object);
  }

  private typed<T>(key: string, type: string, is: (value: unknown) => value is T, value = this.raw(key)): T | undefined {
    if (value === undefined) {
      return undefined;
    }
    if (!is(value)) {
      throw new InputError(`${this.place}.${key}: expected ${type}, got ${typeof value === 'object' ? typeName(value) : JSON.stringify(value)}`);
    }
    return value;
  }
}
