import { HttpMatch } from './http-rule';
import { PlainObject, asNumber, asObject, asString, get, stringMap, strings } from './manifest';
import { StringMatch, readStringMatch } from './string-match';

function optionalMatch(value: unknown): StringMatch | undefined {
  return asObject(value) === undefined ? undefined : readStringMatch(value);
}

/** Matches by name; an empty value (`{}` or null) means "present". */
function matchesByName(value: unknown): ReadonlyMap<string, StringMatch> {
  return new Map(Object.entries(asObject(value) ?? {}).map(([name, match]) => [name, readStringMatch(match)]));
}

/**
 * The name of a gateway as Istio completes it: `mesh`, `namespace/name`, a name in the namespace of the rule, or the older `name.namespace.svc...`.
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#VirtualService
 */
export function gatewayName(name: string, namespace: string): string {
  if (name === 'mesh') {
    return name;
  }
  if (name.includes('/')) {
    return name.startsWith('./') ? `${namespace}/${name.slice(2)}` : name;
  }
  const [short, owner] = name.split('.');
  return `${owner ?? namespace}/${short}`;
}

/** One match block of a VirtualService's HTTP route. */
export function readHttpMatch(match: PlainObject, namespace: string): HttpMatch {
  return {
    name: asString(get(match, 'name')) ?? '',
    uri: optionalMatch(get(match, 'uri')),
    ignoreUriCase: get(match, 'ignoreUriCase') === true,
    method: optionalMatch(get(match, 'method')),
    authority: optionalMatch(get(match, 'authority')),
    scheme: optionalMatch(get(match, 'scheme')),
    headers: matchesByName(get(match, 'headers')),
    withoutHeaders: matchesByName(get(match, 'withoutHeaders')),
    queryParams: matchesByName(get(match, 'queryParams')),
    port: asNumber(get(match, 'port')) || undefined,
    sourceLabels: stringMap(match, 'sourceLabels'),
    sourceNamespace: asString(get(match, 'sourceNamespace')) || undefined,
    gateways: strings(match, 'gateways').map(name => gatewayName(name, namespace)),
    destinationSubnets: strings(match, 'destinationSubnets'),
    sniHosts: get(match, 'sniHosts') === undefined ? undefined : strings(match, 'sniHosts').map(host => host.toLowerCase()),
  };
}
