import { COOKIE, HEADERS } from './releases';
import { fullMatch } from '../../src/mesh/regex';
import { Match } from '../../src/model/match';
import { Ratio } from '../../src/model/ratio';
import { Split } from '../../src/model/split';
import { shareOf } from '../../src/model/weights';

/** A request as its headers. */
export type Request = ReadonlyMap<string, string>;

/** Every request that the releases of the properties can tell apart. */
export function requests(versions: readonly string[]): Request[] {
  const cookies = [undefined, ...versions.map(version => `${COOKIE}=${version}`)];
  const headers = HEADERS.reduce<string[][]>((sets, name) => [...sets, ...sets.map(set => [...set, name])], [[]]);
  return headers.flatMap(names => cookies.map(cookie => new Map([
    ...names.map((name): [string, string] => [name, 'yes']),
    ...cookie === undefined ? [] : [['cookie', cookie] as [string, string]],
  ])));
}

/** The share of such requests that a version gets: the first rule that takes them counts. */
export function shareOfRequest(split: Split, request: Request, version: string): Ratio {
  const rule = split._rules.find(({ matches }) => matches.some(match => takes(match, request)));
  return shareOf((rule ?? { weights: split._weights }).weights, version);
}

export function isTaken(split: Split, request: Request): boolean {
  return split._rules.some(({ matches }) => matches.some(match => takes(match, request)));
}

function takes(match: Match, request: Request): boolean {
  return [...match._conditions.headers ?? []].every(([name, condition]) => {
    const value = request.get(name);
    return typeof condition === 'string' ? (value !== undefined) === (condition === 'present') : value !== undefined && fullMatch(condition.value, value);
  });
}
