import { PreparedRequest } from './prepared-request';
import { HttpMatch } from '../mesh/http-rule';
import { StringMatch, describeMatch, matchesString } from '../mesh/string-match';

/** One thing that a request must fulfil. */
export interface Condition {
  readonly on: 'path' | 'header' | 'query';
  /** Name of the header (lower case; `:method` and the like for the request line) or of the query parameter. */
  readonly name: string;
  readonly match: StringMatch;
  readonly ignoreCase?: boolean;
  /** Must not match; a header that is absent counts as empty then, but not as present. */
  readonly inverted?: boolean;
}

function valueOf(condition: Condition, request: PreparedRequest): string | undefined {
  switch (condition.on) {
    case 'path': return request.path;
    case 'header': return request.header(condition.name);
    case 'query': return request.queryParameter(condition.name);
  }
}

export function holds(condition: Condition, request: PreparedRequest): boolean {
  const value = valueOf(condition, request);
  if (condition.inverted) {
    return condition.match.kind === 'present' ? value === undefined : !matchesString(condition.match, value ?? '');
  }
  return value !== undefined && matchesString(condition.match, value, condition.ignoreCase);
}

function header(name: string, match: StringMatch | undefined): Condition[] {
  return match === undefined ? [] : [{ on: 'header', name, match }];
}

/** What a match block asks of the request itself; the prefix `/` asks for nothing. */
export function conditionsOf(match: HttpMatch): Condition[] {
  const conditions: Condition[] = [];
  const { uri } = match;
  if (uri !== undefined && uri.kind !== 'present' && !((uri.kind === 'prefix' || uri.kind === 'element') && (uri.value === '/' || uri.value === ''))) {
    conditions.push({ on: 'path', name: '', match: uri, ignoreCase: match.ignoreUriCase });
  }
  conditions.push(...header(':method', match.method), ...header(':authority', match.authority), ...header(':scheme', match.scheme));
  match.headers.forEach((value, name) => conditions.push({ on: 'header', name: name.toLowerCase(), match: value }));
  match.withoutHeaders.forEach((value, name) => conditions.push({ on: 'header', name: name.toLowerCase(), match: value, inverted: true }));
  match.queryParams.forEach((value, name) => conditions.push({ on: 'query', name, match: value }));
  return conditions;
}

/** For people: `header end-user: exact "jason"`. */
export function describeCondition(condition: Condition): string {
  const what = condition.on === 'path' ? condition.on : condition.name.startsWith(':') ? condition.name.slice(1)
    : `${condition.on === 'query' ? 'query parameter' : 'header'} ${condition.name}`;
  return `${what}: ${condition.inverted ? 'not ' : ''}${describeMatch(condition.match)}${condition.ignoreCase ? ', whatever case' : ''}`;
}
