import { Problem, shown } from './problem';

/** How a text is compared. */
export interface TextCondition {
  readonly kind: 'exact' | 'prefix' | 'regex';
  readonly value: string;
}

/** Whether something is there at all, whatever its value. */
export type Presence = 'present' | 'absent';

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
    headers: merged('header', left.headers, right.headers),
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

function merged<T>(what: string, left: ReadonlyMap<string, T> | undefined, right: ReadonlyMap<string, T> | undefined): ReadonlyMap<string, T> | undefined {
  if (left === undefined || right === undefined) {
    return left ?? right;
  }
  const result = new Map(left);
  for (const [key, value] of right) {
    result.set(key, single(`${what} ${shown(key)}`, result.get(key), value)!);
  }
  return result;
}
