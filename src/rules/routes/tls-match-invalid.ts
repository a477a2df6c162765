import { asArray, get, objects, strings } from '../../traffic/manifest';
import { hostWithin, isIpAddress, isValidHost } from '../facts/host-syntax';
import { L4Route, VirtualService, virtualServices } from '../facts/virtual-service';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const tlsMatchInvalid: StaticRule = {
  code: 'CC327',
  name: 'tls-match-invalid',
  severity: Severity.ERROR,
  meaning: 'a tls route has no match with sniHosts, or one outside the hosts of its VirtualService',
  consequence: 'Istio\'s webhook refuses the object.',
  fix: 'give every tls match sniHosts that are hosts of the VirtualService, or fall under its wildcards',
  sources: ['verdicts/gateway-tls-sni-outside-hosts', 'https://istio.io/latest/docs/reference/config/networking/virtual-service/#TLSMatchAttributes'],
  istio: ['IST0106'],
  *check(set): Iterable<Draft> {
    for (const service of virtualServices(set)) {
      for (const route of service.tls) {
        for (const message of problems(route, service)) {
          yield { object: service.object, field: `${route.field}.match`, message };
        }
      }
    }
  },
};

function* problems({ raw }: L4Route, { hosts }: VirtualService): Iterable<string> {
  if (asArray(get(raw, 'match')).length === 0) {
    yield 'the tls route has no match';
  }
  for (const match of objects(raw, 'match')) {
    const names = strings(match, 'sniHosts');
    if (names.length === 0 && get(match, 'sniHosts') !== undefined) {
      yield 'the match has no sniHosts';
    }
    for (const name of names.filter(host => !isIpAddress(host))) {
      if (!isValidHost(name)) {
        yield `"${name}" is no DNS name`;
      } else if (!hosts.some(({ host }) => hostWithin(name, host))) {
        yield `${name} is none of the hosts ${hosts.map(({ host }) => host).join(', ')}`;
      }
    }
  }
}
