import { gatewayById } from '../../mesh/gateway';
import { addTo } from '../../mesh/groups';
import { isWildcard, isWithin } from '../../mesh/host-name';
import { HttpMatch, shownMatch, takesEveryCaller, takesEveryRequest } from '../../mesh/http-match';
import { Inventory } from '../../mesh/inventory';
import { perSet } from '../../mesh/per-set';
import { HttpRoute, VirtualService, virtualServices } from '../../mesh/virtual-service';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const gatewayHostOverlap: StaticRule = {
  code: 'CC212',
  name: 'gateway-host-overlap',
  severity: Severity.WARNING,
  meaning: 'two VirtualServices for one host of one gateway take the same requests and send them to different places',
  consequence: 'A gateway merges them in no order that the files say: which of the two answers depends on which object is older in the cluster.',
  fix: 'give each its own paths, or put the routes of both into one VirtualService, in order',
  sources: ['routing/r135', 'verdicts/host-duplicate-vs-gateway', 'https://istio.io/latest/docs/ops/best-practices/traffic-management/#split-virtual-services'],
  *check(set): Iterable<Draft> {
    const told = new Set<string>();
    for (const { host, gateway, members } of sharedHosts(set)) {
      const index = new MatchIndex();
      for (const service of members) {
        const requests = service.http.flatMap(requestsOf);
        for (const { earlier, taken } of requests.flatMap(request => index.overlaps(service, request))) {
          const pair = `${earlier.object.id} ${service.object.id}`;
          if (!told.has(pair)) {
            told.add(pair);
            yield { object: service.object, related: [earlier.object], message: `${earlier.object} takes ${taken} of ${host} at ${gateway} as well` };
          }
        }
        requests.forEach(request => index.add(service, request));
      }
    }
  },
};

/** A host at a gateway, with all whose routes are merged there. */
interface SharedHost {
  readonly host: string;
  readonly gateway: string;
  readonly members: readonly VirtualService[];
}

/** Hosts of which several VirtualServices speak: by name, and where a server lists the name itself, those of wildcards that take it. */
export const sharedHosts: (set: Inventory) => readonly SharedHost[] = perSet(set => {
  const byGateway = new Map<string, VirtualService[]>();
  for (const service of virtualServices(set)) {
    new Set(service.gateways).forEach(gateway => addTo(byGateway, gateway, service));
  }
  return [...byGateway].flatMap(([gateway, services]) => {
    const byHost = new Map<string, VirtualService[]>();
    for (const service of services) {
      new Set(service.hosts.map(({ fullHost }) => fullHost.toLowerCase())).forEach(host => addTo(byHost, host, service));
    }
    const wide = [...byHost].filter(([host]) => isWildcard(host));
    return [...byHost].flatMap(([host, own]): SharedHost[] => {
      const others = isListed(set, gateway, host) ? wide.filter(([pattern]) => pattern !== host && isWithin(host, pattern)).flatMap(([, members]) => members) : [];
      const members = [...new Set([...own, ...others])];
      return members.length < 2 ? [] : [{ host, gateway, members }];
    });
  });
});

/** Whether a server of a Gateway in the files lists a host as it is. */
export function isListed(set: Inventory, gateway: string, host: string): boolean {
  return gatewayById(set, gateway)?.servers.some(({ hosts }) => hosts.some(({ name }) => name.toLowerCase() === host)) ?? false;
}

/** What one match of a route takes. */
interface Request {
  readonly route: HttpRoute;
  /** Undefined: the route has no matches. */
  readonly match?: HttpMatch;
}

interface Taken {
  readonly service: VirtualService;
  readonly request: Request;
}

/** Matches by what they take: the same conditions, or a path of which another takes the beginning. */
class MatchIndex {
  private readonly byText = new Map<string, Taken>();
  private readonly byPrefix = new Map<string, Taken>();

  public add(service: VirtualService, request: Request): void {
    const text = textOf(request);
    if (!this.byText.has(text)) {
      this.byText.set(text, { service, request });
    }
    const prefix = prefixOf(request.match);
    if (prefix !== undefined && !this.byPrefix.has(prefix)) {
      this.byPrefix.set(prefix, { service, request });
    }
  }

  /** Earlier ones of others that take some of the same requests and answer them otherwise. */
  public overlaps(service: VirtualService, request: Request): { readonly earlier: VirtualService; readonly taken: string }[] {
    const path = pathOf(request.match);
    const candidates = [this.byText.get(textOf(request)), ...Array.from({ length: path.length }, (_, index) => this.byPrefix.get(path.slice(0, index + 1)))];
    return candidates.flatMap(taken => taken === undefined || taken.service === service || sameAnswer(taken.request.route, request.route)
      ? [] : [{ earlier: taken.service, taken: textOf(request) }]);
  }
}

function requestsOf(route: HttpRoute): Request[] {
  return route.matches.length === 0 ? [{ route }] : route.matches.map(match => ({ route, match }));
}

/** In words that are the same for the same requests. */
function textOf({ match }: Request): string {
  return match === undefined || takesEveryRequest(match) && takesEveryCaller(match) ? 'every request' : shownMatch(match);
}

/** The path whose beginning others may take; what takes every request comes last by itself. */
function pathOf(match: HttpMatch | undefined): string {
  return match?.uri !== undefined && (match.uri.kind === 'prefix' || match.uri.kind === 'exact') && match.uri.value !== '/' ? match.uri.value : '';
}

/** The prefix that is all a match asks for. */
function prefixOf(match: HttpMatch | undefined): string | undefined {
  return match?.uri?.kind === 'prefix' && pathOf(match) !== '' && takesEveryRequest({ ...match, uri: undefined }) && takesEveryCaller(match) && !match.ignoreUriCase ? match.uri.value : undefined;
}

/** Whether both send to the same places. */
function sameAnswer(one: HttpRoute, other: HttpRoute): boolean {
  const places = ({ destinations }: HttpRoute): string => JSON.stringify(destinations.map(({ fullHost, subset, port, weight }) => [fullHost, subset, port, weight]));
  return one.destinations.length > 0 && places(one) === places(other);
}
