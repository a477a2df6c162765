import { asNumber, get, objects, stringMap, strings } from '../../mesh/manifest';
import { L4Route, virtualServices } from '../../mesh/virtual-service';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const l4RouteUnreachable: StaticRule = {
  code: 'CC306',
  name: 'connection-route-unreachable',
  severity: Severity.WARNING,
  meaning: 'a tcp or tls route comes after one that takes the same connections',
  consequence: 'Routes are tried in order and the first that matches wins: this one never does.',
  fix: 'put the narrower route first, or remove it',
  sources: ['https://istio.io/latest/docs/reference/config/networking/virtual-service/#TCPRoute'],
  istio: ['IST0130', 'IST0131'],
  *check(set): Iterable<Draft> {
    for (const { object, tcp, tls } of virtualServices(set)) {
      yield* [...unreachable(tcp), ...unreachable(tls)].map(({ field }) => ({ object, field, message: 'a route before it takes all of its connections' }));
    }
  },
};

function unreachable(routes: readonly L4Route[]): L4Route[] {
  const seen = new Set<string>();
  return routes.filter(({ raw }) => {
    const matches = conditions(raw);
    const taken = matches.every(match => seen.has(match)) || seen.has('');
    matches.forEach(match => seen.add(match));
    return taken;
  });
}

/** The conditions of each match in one text; a route without any takes everything, written as the empty text. */
function conditions(route: unknown): string[] {
  const matches = objects(route, 'match').map(match => {
    const parts = [
      ...strings(match, 'sniHosts'), ...strings(match, 'destinationSubnets'), ...strings(match, 'gateways'),
      ...[...stringMap(match, 'sourceLabels')].map(pair => pair.join('=')), get(match, 'sourceNamespace'), asNumber(get(match, 'port')),
    ];
    return parts.every(part => part === undefined) ? '' : JSON.stringify(parts.map(String));
  });
  return matches.length === 0 ? [''] : matches;
}
