import { milliseconds } from './duration';
import { Reference, ScalarShape } from './table';
import { ViolationKind } from './violation';
import { fullMatch } from '../../mesh/regex';

/** What is wrong with one value. */
export interface ScalarFault {
  readonly kind: ViolationKind;
  readonly message: string;
}

const NAMES = { s: 'a string', i: 'a whole number', n: 'a number', b: 'true or false', is: 'a whole number or a string', q: 'a quantity', d: 'a duration' };

/** A value as messages quote it, cut where it is long. */
export function quoted(value: unknown): string {
  if (value === null || typeof value !== 'object') {
    const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
    return text.length > 60 ? `${text.slice(0, 57)}...` : text;
  }
  return Array.isArray(value) ? 'a list' : 'an object';
}

function hasType(value: unknown, type: ScalarShape['t'] | 'b' | 'q'): boolean {
  // YAML reads a bare date as one; the API server's reader keeps its text.
  const isText = typeof value === 'string' || value instanceof Date;
  switch (type) {
    case 's': case 'd': return isText;
    case 'i': return Number.isInteger(value);
    case 'n': return typeof value === 'number';
    case 'b': return typeof value === 'boolean';
    case 'is': return isText || Number.isInteger(value);
    case 'q': return isText || typeof value === 'number';
  }
}

function rangeOf(min: number | undefined, max: number | undefined): string {
  return min !== undefined && max !== undefined ? `${min} to ${max}` : min !== undefined ? `at least ${min}` : `at most ${max}`;
}

function isOutside(value: number, { min, max }: { min?: number; max?: number }): boolean {
  return (min !== undefined && value < min) || (max !== undefined && value > max);
}

function stringFault(value: string, shape: ScalarShape): ScalarFault | undefined {
  if (shape.e !== undefined && !shape.e.includes(value)) {
    return { kind: 'enum', message: `is ${quoted(value)}; allowed are ${shape.e.filter(each => each !== '').join(', ')}` };
  }
  if (isOutside(value.length, shape)) {
    return { kind: 'pattern', message: `is ${quoted(value)}, ${value.length} characters; allowed are ${rangeOf(shape.min, shape.max)}` };
  }
  if (shape.p !== undefined && value.length <= 4096 && !fullMatch(`(?:.|\\n)*(?:${shape.p})(?:.|\\n)*`, value)) {
    return { kind: 'pattern', message: `is ${quoted(value)}, which does not have the form ${quoted(shape.p)}` };
  }
  return undefined;
}

function durationFault(value: string, shape: ScalarShape): ScalarFault | undefined {
  const time = milliseconds(value);
  if (time === undefined) {
    return { kind: 'duration', message: `is ${quoted(value)}, which is no duration; write one such as "3s", "250ms" or "1h30m"` };
  }
  return isOutside(time, shape) ? { kind: 'duration', message: `is ${quoted(value)}; a duration is to be at least ${shape.min}ms` } : undefined;
}

/** What is wrong with a value that is to be a scalar of this shape. */
export function scalarFault(value: unknown, reference: Exclude<Reference, number | '?'> | ScalarShape): ScalarFault | undefined {
  const shape = typeof reference === 'string' ? undefined : reference;
  const type = typeof reference === 'string' ? reference : reference.t;
  if (!hasType(value, type)) {
    return { kind: 'type', message: `is ${quoted(value)}; it is to be ${NAMES[type]}` };
  }
  if (shape === undefined) {
    return undefined;
  }
  if (typeof value === 'number') {
    return isOutside(value, shape) ? { kind: 'range', message: `is ${quoted(value)}; allowed is ${rangeOf(shape.min, shape.max)}` } : undefined;
  }
  if (typeof value !== 'string' || type === 'is') {
    return undefined;
  }
  return type === 'd' ? durationFault(value, shape) : stringFault(value, shape);
}
