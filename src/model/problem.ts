const PROBLEM = Symbol.for('cdk8s-canary.Problem');

/**
 * What a user said cannot be done. Branded, since jsii exports no subclasses of Error and two copies of the library may meet;
 * `Errors.isCanaryError` is the public way to ask.
 */
export class Problem extends Error {
  public static is(value: unknown): value is Problem {
    return typeof value === 'object' && value !== null && PROBLEM in value;
  }

  constructor(message: string, public readonly path?: string) {
    super(path === undefined || path === '' ? message : `[${path}] ${message}`);
    this.name = 'CanaryError';
    Object.defineProperty(this, PROBLEM, { value: true });
  }

  /** The same problem, said to be at a construct. */
  public at(path: string): Problem {
    return this.path === undefined ? new Problem(this.message, path) : this;
  }
}

/** Runs what belongs to a construct; a problem in it names the construct's path. */
export function at<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw Problem.is(error) ? error.at(path) : error;
  }
}

/** More of a value than this tells a reader nothing. */
const MAX_SHOWN = 500;
const NO_JSON = 'an object without JSON';

/** How a received value is shown in a message: on one line, without control characters, and not at any length. */
export function shown(value: unknown): string {
  const text = visible(typeof value === 'string' ? `"${value}"` : json(value) ?? (typeof value === 'object' ? NO_JSON : String(value)));
  return text.length <= MAX_SHOWN ? text : `${text.slice(0, MAX_SHOWN)} ... (${text.length} characters)`;
}

/** Undefined for what has no JSON: a function, a symbol, an infinite number. */
function json(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'bigint') {
    return String(value);
  }
  try {
    return JSON.stringify(value);
  } catch {
    return NO_JSON;
  }
}

/** Control characters, and those that turn the direction of a text, could write lines of their own to a terminal or a log. */
function visible(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** `one, two or three` */
export function oneOf(values: readonly string[]): string {
  return values.length <= 1 ? values.join('') : `${values.slice(0, -1).join(', ')} or ${values[values.length - 1]}`;
}
