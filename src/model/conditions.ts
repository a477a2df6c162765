import { bothCookies } from './cookie-condition';
import { Problem, shown } from './problem';
import { Presence, TextCondition } from './text-condition';

/** What a request must fulfil, all of it. */
export interface Conditions {
  readonly path?: TextCondition;
  readonly method?: string;
  readonly host?: string;
  readonly headers?: ReadonlyMap<string, TextCondition | Presence>;
  readonly query?: ReadonlyMap<string, TextCondition | 'present'>;
  readonly callerLabels?: ReadonlyMap<string, string>;
  readonly callerNamespace?: string;
}

/** All of several conditions; two that ask about the same thing cannot be told apart by Istio and are refused. */
export function all(list: readonly Conditions[]): Conditions {
  return list.reduce((left, right) => ({
    path: single('path', left.path, right.path),
    method: single('method', left.method, right.method),
    host: single('host', left.host, right.host),
    headers: merged('header', left.headers, right.headers, bothCookies),
    query: merged('query parameter', left.query, right.query),
    callerLabels: merged('caller label', left.callerLabels, right.callerLabels),
    callerNamespace: single('caller namespace', left.callerNamespace, right.callerNamespace),
  }), {});
}

function single<T>(what: string, left: T | undefined, right: T | undefined): T | undefined {
  if (left !== undefined && right !== undefined && JSON.stringify(left) !== JSON.stringify(right)) {
    throw new Problem(`a match asks for two conditions on the ${what}: ${shown(left)} and ${shown(right)}, allowed is one`);
  }
  return left ?? right;
}

function merged<T>(
  what: string,
  left: ReadonlyMap<string, T> | undefined,
  right: ReadonlyMap<string, T> | undefined,
  joined: (left: T | undefined, right: T) => T | undefined = () => undefined,
): ReadonlyMap<string, T> | undefined {
  if (left === undefined || right === undefined) {
    return left ?? right;
  }
  const result = new Map(left);
  for (const [key, value] of right) {
    const before = result.get(key);
    result.set(key, joined(before, value) ?? single(`${what} ${shown(key)}`, before, value)!);
  }
  return result;
}

/** The same text for conditions that take the same requests for the same reasons. */
export function conditionsKey(conditions: Conditions): string {
  return JSON.stringify(sorted(conditions));
}

function sorted(value: unknown): unknown {
  if (value instanceof Map || (typeof value === 'object' && value !== null)) {
    const entries: [string, unknown][] = value instanceof Map ? [...value] : Object.entries(value);
    return entries.filter(([, one]) => one !== undefined).map(([key, one]) => [key, sorted(one)]).sort(([a], [b]) => a! < b! ? -1 : 1);
  }
  return value;
}
