import { isListed } from './gateway-host-overlap';
import { isWildcard, isWithin } from '../../mesh/host-name';
import { takesEveryCaller, takesEveryRequest } from '../../mesh/http-match';
import { VirtualService, virtualServices } from '../../mesh/virtual-service';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const hostUnderWildcard: StaticRule = {
  code: 'CC214',
  name: 'host-under-wildcard',
  severity: Severity.WARNING,
  meaning: 'at a gateway, a VirtualService takes some requests of a host, and another one, for a wildcard that has the host, takes every request',
  consequence: 'The narrower host alone counts: what its VirtualService does not take gets 404, and never comes to the one of the wildcard.',
  fix: 'end the VirtualService of the narrower host with a route for the rest',
  sources: ['https://istio.io/latest/docs/reference/config/networking/virtual-service/#VirtualService'],
  *check(set): Iterable<Draft> {
    const all = virtualServices(set).filter(({ gateways, http }) => gateways.length > 0 && http.length > 0);
    const wide = all.filter(service => service.hosts.some(({ fullHost }) => isWildcard(fullHost)) && takesAll(service));
    for (const service of wide.length === 0 ? [] : all.filter(each => !takesAll(each))) {
      for (const { fullHost, field } of service.hosts) {
        const other = wide.find(each => each !== service && each.hosts.some(host => host.fullHost !== fullHost && isWildcard(host.fullHost) && isWithin(fullHost, host.fullHost))
          && each.gateways.some(gateway => service.gateways.includes(gateway) && !isListed(set, gateway, fullHost)));
        const rest = all.some(each => each !== service && takesAll(each) && each.hosts.some(host => host.fullHost === fullHost));
        if (other !== undefined && !rest) {
          yield { object: service.object, field, related: [other.object], message: `requests to ${fullHost} that no route takes get 404: ${other.object} takes every request of its wildcard, but not those of this host` };
        }
      }
    }
  },
};

/** Delegates may take the rest. */
function takesAll({ http }: VirtualService): boolean {
  return http.some(route => route.delegate !== undefined || route.matches.length === 0 || route.matches.some(match => takesEveryRequest(match) && takesEveryCaller(match)));
}
