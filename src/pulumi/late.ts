import * as pulumi from '@pulumi/pulumi';
import { Problem } from '../model/problem';

/** Whether a value is known only while the update runs: an Output or a promise. */
export function isLate(value: unknown): boolean {
  return pulumi.Output.isInstance(value) || (typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function');
}

/**
 * Refuses what is known too late in arguments that decide which objects there are.
 * @param except keys of the value that decide on none
 */
export function checkPlain(value: unknown, path: string, except: readonly string[] = []): void {
  if (isLate(value)) {
    throw new Problem(`${path} is an Output or a promise, allowed is a plain value: it decides which objects there are, and that is known before anything is applied. Take it from pulumi.Config, or write it down`);
  }
  if (isPlainObject(value)) {
    Object.entries(value).filter(([key]) => !except.includes(key)).forEach(([key, one]) => checkPlain(one, `${path}.${key}`));
  } else if (Array.isArray(value)) {
    value.forEach((one, index) => checkPlain(one, `${path}[${index}]`));
  }
}

/** A copy in which every value that is no list and no plain object has been replaced; what is undefined is left out. */
export function mapLeaves(value: unknown, leaf: (value: unknown, path: string) => unknown, path: string = ''): unknown {
  if (Array.isArray(value)) {
    return value.map((one, index) => mapLeaves(one, leaf, `${path}[${index}]`));
  }
  if (!isPlainObject(value)) {
    return leaf(value, path);
  }
  const mapped = Object.entries(value).map(([key, one]) => [key, mapLeaves(one, leaf, path === '' ? key : `${path}.${key}`)]);
  return Object.fromEntries(mapped.filter(([, one]) => one !== undefined));
}

export function isPlainObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !isLate(value) && [Object.prototype, null].includes(Object.getPrototypeOf(value));
}
