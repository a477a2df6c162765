import { Proxy } from '../../mesh/proxy';
import { matchesString } from '../../mesh/string-match';
import { Condition, describeCondition } from '../condition';
import { PreparedRequest } from '../prepared-request';
import { Route } from '../route';

/**
 * One thing that can be true or false of one part of a request, whatever its other parts are: the path, a header, a query parameter,
 * or of its caller: a label, the namespace, the gateway, the port.
 */
export interface Atom {
  /** `path`, `header end-user`, `label app`, ... */
  readonly variable: string;
  /** Equal keys mean equal atoms. */
  readonly key: string;
  /** Values at which the answer can change; all there are unless there is a pattern. */
  readonly literals: readonly string[];
  readonly ignoresCase: boolean;
  /** Only its literals make it hold. */
  readonly isExact: boolean;
  /** A regex whose values are not known. */
  readonly pattern?: string;
  /** Undefined: the part is absent. */
  holds(value: string | undefined): boolean;
}

function variableOf(condition: Condition): string {
  return condition.on === 'path' ? condition.on : `${condition.on} ${condition.name}`;
}

/** Remembers the answers about values, since the same few are asked about again and again. */
function remembered(holds: (value: string | undefined) => boolean): (value: string | undefined) => boolean {
  const answers = new Map<string | undefined, boolean>();
  return value => {
    let answer = answers.get(value);
    if (answer === undefined) {
      answers.set(value, answer = holds(value));
    }
    return answer;
  };
}

/** A condition of a route as an atom. */
export function atomOf(condition: Condition): Atom {
  const { match, inverted, ignoreCase } = condition;
  const holds = (value: string | undefined): boolean => inverted
    ? (match.kind === 'present' ? value === undefined : !matchesString(match, value ?? ''))
    : value !== undefined && matchesString(match, value, ignoreCase);
  return {
    variable: variableOf(condition),
    key: describeCondition(condition),
    literals: match.kind === 'present' || match.kind === 'regex' ? [] : [match.value],
    ignoresCase: ignoreCase === true && match.kind !== 'regex',
    isExact: match.kind === 'exact' && !inverted && !ignoreCase,
    pattern: match.kind === 'regex' ? match.value : undefined,
    holds: match.kind === 'regex' ? remembered(holds) : holds,
  };
}

/** That a part has one value, or is absent. */
export function equalTo(variable: string, wanted: string | undefined): Atom {
  return {
    variable,
    key: `${variable} is ${JSON.stringify(wanted)}`,
    literals: wanted === undefined ? [] : [wanted],
    ignoresCase: false,
    isExact: true,
    holds: value => value === wanted,
  };
}

function oneOf(variable: string, wanted: readonly string[]): Atom {
  return { variable, key: `${variable} in ${JSON.stringify(wanted)}`, literals: wanted, ignoresCase: false, isExact: true, holds: value => value !== undefined && wanted.includes(value) };
}

/** What a route, or a match block, asks of the caller. */
export function callerAtoms({ match }: Pick<Route, 'match'>): Atom[] {
  if (match === undefined) {
    return [];
  }
  const port = match.port === undefined ? [] : [equalTo('port', String(match.port))];
  if (match.gateways.length > 0) {
    return [...port, oneOf('gateway', match.gateways)];
  }
  const labels = [...match.sourceLabels].map(([key, value]) => equalTo(`label ${key}`, value));
  return [...port, ...labels, ...match.sourceNamespace === undefined ? [] : [equalTo('namespace', match.sourceNamespace)]];
}

const known = new WeakMap<Route, readonly Atom[]>();

/** All that a route asks. */
export function routeAtoms(route: Route): readonly Atom[] {
  let atoms = known.get(route);
  if (atoms === undefined) {
    known.set(route, atoms = [...callerAtoms(route), ...route.conditions.map(atomOf)]);
  }
  return atoms;
}

/** What is known of a caller: its gateway, its namespace and the port; labels are free where they are not given. */
export function proxyAtoms(proxy: Proxy, port: number, labels: ReadonlyMap<string, string> | undefined, asked: readonly Atom[]): Atom[] {
  const fixed = [equalTo('gateway', proxy.gateway), equalTo('namespace', proxy.namespace), equalTo('port', String(port))];
  const names = labels === undefined ? [] : [...new Set(asked.map(atom => atom.variable).filter(variable => variable.startsWith('label ')))];
  return [...fixed, ...names.map(variable => equalTo(variable, labels?.get(variable.slice('label '.length))))];
}

/** What a request says of itself, as far as it says it. */
export function requestAtoms(request: PreparedRequest, said: ReadonlySet<string>): Atom[] {
  return [...said].map(variable => {
    const name = variable.slice(variable.indexOf(' ') + 1);
    return equalTo(variable, variable === 'path' ? request.path : variable.startsWith('query ') ? request.queryParameter(name) : request.header(name));
  });
}
