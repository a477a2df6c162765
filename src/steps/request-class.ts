import { regexSample } from './regex-sample';
import { StringMatch } from '../mesh/string-match';
import { Condition } from '../traffic/condition';
import { PreparedRequest } from '../traffic/prepared-request';
import { Route, takes } from '../traffic/route';

/** A request that stands for all that the same matches take. */
export interface RequestClass {
  readonly path: string;
  readonly method: string;
  readonly scheme: string;
  /** The Host header, where a match asks for one. */
  readonly authority?: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly callerNamespace: string;
  /** Whether the caller stands for those of all namespaces that no object is in. */
  readonly isFromElsewhere: boolean;
  readonly callerLabels: ReadonlyMap<string, string>;
  readonly port?: number;
  /** Whether it is what no match asks for: the rest of the requests. */
  readonly isRest: boolean;
}

/** Callers that proxies may tell apart. */
export interface CallerClass {
  readonly namespace: string;
  readonly labels: ReadonlyMap<string, string>;
}

/** So many combinations of values are asked one by one; beyond that, one request for each route. */
const MOST_COMBINATIONS = 48;
const MOST_CLASSES = 400;
/** So many are told apart by the routes that take them; more differ by what they ask for. */
const MOST_COMPARED = 100;

/** A namespace that stands for all others; no object can have this name. */
export const ELSEWHERE = 'another.namespace';

/** Values that requests may have, by what they are: `path`, `header x`, `caller` and so on. Undefined is the usual one. */
type Choice = ReadonlyMap<string, string>;

const NOTHING: Choice = new Map();

/** The classes of requests that the matches of routes make, with the plain request first. */
export function requestClasses(host: string, routes: readonly Route[], callers: readonly CallerClass[], ports: readonly (number | undefined)[]): RequestClass[] {
  if (routes.every(({ conditions, match }) => conditions.length === 0 && match === undefined)) {
    return callers.flatMap(caller => ports.map(port => make(NOTHING, caller, port, true)));
  }
  const perRoute = routes.map(choiceFor).filter((choice): choice is Choice => choice !== undefined);
  const candidates = [new Map<string, string>(), ...combined(perRoute)];
  const seen = new Set<string>();
  const classes: RequestClass[] = [];
  for (const [index, choice] of candidates.entries()) {
    for (const caller of callers) {
      for (const port of ports) {
        const made = make(choice, caller, port, choice.size === 0);
        const key = `${caller.namespace} ${[...caller.labels].join()} ${port} ${choice.get('namespace') ?? ''} ${choice.get('labels') ?? ''} ${candidates.length > MOST_COMPARED ? index : signature(host, routes, made)}`;
        if (!seen.has(key) && classes.length < MOST_CLASSES) {
          seen.add(key);
          classes.push(made);
        }
      }
    }
  }
  return classes;
}

/** All combinations where they are few; else what each route asks, and what two of them ask together. */
function combined(choices: readonly Choice[]): Choice[] {
  const values = new Map<string, Set<string>>();
  choices.forEach(choice => choice.forEach((value, key) => values.set(key, (values.get(key) ?? new Set()).add(value))));
  const size = [...values.values()].reduce((product, set) => product * (set.size + 1), 1);
  if (size <= MOST_COMBINATIONS) {
    return [...values].reduce<Choice[]>(
      (all, [key, set]) => all.flatMap(choice => [choice, ...[...set].map(value => new Map([...choice, [key, value]]))]), [new Map()]);
  }
  const pairs = choices.length > 12 ? [] : choices.flatMap((one, index) => choices.slice(index + 1).map(other => new Map([...other, ...one])));
  return [...choices, ...pairs];
}

/** What a request must have to be taken by a route; undefined where no text for one of its patterns is found. */
function choiceFor({ conditions, match }: Route): Choice | undefined {
  const choice = new Map<string, string>();
  for (const condition of conditions) {
    const key = `${condition.on} ${condition.name}`;
    if (condition.inverted !== true) {
      const value = valueFor(condition);
      if (value === undefined) {
        return undefined;
      }
      choice.set(key, value);
    }
  }
  if (match?.sourceNamespace !== undefined) {
    choice.set('namespace', match.sourceNamespace);
  }
  if (match !== undefined && match.sourceLabels.size > 0) {
    choice.set('labels', JSON.stringify([...match.sourceLabels]));
  }
  return choice;
}

function valueFor({ on, match }: Condition): string | undefined {
  return on === 'path' ? pathFor(match) : match.kind === 'present' ? 'any' : match.kind === 'regex' ? regexSample(match.value) : match.value;
}

/** A path below a prefix, so that an exact match of the prefix alone is something else. */
function pathFor(match: StringMatch): string | undefined {
  switch (match.kind) {
    case 'present': return '/';
    case 'exact': return match.value;
    case 'regex': return regexSample(match.value, text => text.startsWith('/'));
    default: return `${match.value.replace(/\/$/, '')}/a`;
  }
}

function make(choice: Choice, caller: CallerClass, port: number | undefined, isRest: boolean): RequestClass {
  const headers = new Map<string, string>();
  const query: string[] = [];
  for (const [key, value] of choice) {
    if (key.startsWith('header ') && !key.startsWith('header :')) {
      headers.set(key.slice('header '.length), value);
    } else if (key.startsWith('query ')) {
      query.push(`${key.slice('query '.length)}=${value}`);
    }
  }
  const labels = choice.get('labels');
  return {
    path: (choice.get('path ') ?? '/') + (query.length === 0 ? '' : `?${query.join('&')}`),
    method: choice.get('header :method') ?? 'GET',
    scheme: choice.get('header :scheme') ?? 'http',
    authority: choice.get('header :authority'),
    headers,
    callerNamespace: choice.get('namespace') ?? caller.namespace,
    isFromElsewhere: caller.namespace === ELSEWHERE,
    callerLabels: new Map([...caller.labels, ...labels === undefined ? [] : JSON.parse(labels) as [string, string][]]),
    port,
    isRest,
  };
}

function prepared(host: string, { path, method, scheme, authority, headers }: RequestClass): PreparedRequest {
  return new PreparedRequest({ from: { outsideMesh: {} }, host: authority ?? host, path, method, scheme, headers });
}

/** Whether one of the routes takes the requests, whoever gets it. */
export function isTaken(host: string, routes: readonly Route[], requests: RequestClass): boolean {
  const request = prepared(host, requests);
  return routes.some(route => takes(route, request));
}

/** Which routes take it: two requests with the same answers are one class. */
function signature(host: string, routes: readonly Route[], requests: RequestClass): string {
  const request = prepared(host, requests);
  return routes.map(route => takes(route, request) ? 1 : 0).join('');
}

/** For people: `with header x-tester: 1 from namespace shop`; nothing for the plain request. */
export function describeClass({ path, method, authority, headers, callerLabels, isRest }: RequestClass): string {
  const parts = [
    ...path === '/' ? [] : [`path ${path}`],
    ...method === 'GET' ? [] : [`method ${method}`],
    ...authority === undefined ? [] : [`host ${authority}`],
    ...[...headers].map(([name, value]) => `header ${name}: ${value}`),
    ...callerLabels.size === 0 ? [] : [`caller ${[...callerLabels].map(([key, value]) => `${key}=${value}`).join(',')}`],
  ];
  return isRest || parts.length === 0 ? '' : ` with ${parts.join(', ')}`;
}
