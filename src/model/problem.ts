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

/** How a received value is shown in a message. */
export function shown(value: unknown): string {
  if (typeof value === 'string') {
    return `"${value}"`;
  }
  if (typeof value === 'number' || typeof value === 'boolean' || value === undefined || value === null) {
    return String(value);
  }
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return String(value);
  }
}

/** `one, two or three` */
export function oneOf(values: readonly string[]): string {
  return values.length <= 1 ? values.join('') : `${values.slice(0, -1).join(', ')} or ${values[values.length - 1]}`;
}
