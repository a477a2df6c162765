import { methodPath } from './grpc-route-match';
import { HttpMatch } from './http-rule';
import { PlainObject, asString, get, objects } from './manifest';
import { StringMatch } from './string-match';

/** The path of a match; one that says none is the prefix `/`, as the API server fills in. */
function pathOf(match: PlainObject): StringMatch {
  const value = asString(get(match, 'path', 'value')) ?? '/';
  switch (get(match, 'path', 'type')) {
    case 'Exact': return { kind: 'exact', value };
    case 'RegularExpression': return { kind: 'regex', value };
    // A slash at the end of a prefix means nothing.
    default: return { kind: value === '/' ? 'prefix' : 'element', value: value === '/' ? value : value.replace(/\/$/, '') };
  }
}

/** Names with their matches. Names that differ in case alone are different ones to Istio, so both must hold; of equal ones the last counts. */
function byName(list: readonly PlainObject[]): ReadonlyMap<string, StringMatch> {
  return new Map(list.map((entry): [string, StringMatch] => [
    asString(get(entry, 'name')) ?? '',
    { kind: get(entry, 'type') === 'RegularExpression' ? 'regex' : 'exact', value: asString(get(entry, 'value')) ?? '' },
  ]));
}

const NOTHING: ReadonlyMap<string, never> = new Map<string, never>();

/**
 * One match of a rule of an HTTPRoute or a GRPCRoute.
 * @param match undefined: the rule has an empty list of matches, which takes everything and comes after everything
 * @param port of the parent, where it names one
 */
export function readRouteMatch(kind: string, match: PlainObject | undefined, port: number | undefined): HttpMatch {
  const method = asString(get(match, 'method'));
  return {
    name: '',
    uri: match && (kind === 'GRPCRoute' ? methodPath(match) : pathOf(match)),
    ignoreUriCase: false,
    method: method === undefined ? undefined : { kind: 'exact', value: method },
    headers: byName(objects(match, 'headers')),
    withoutHeaders: NOTHING,
    queryParams: byName(objects(match, 'queryParams')),
    port,
    sourceLabels: NOTHING,
    gateways: [],
  };
}
