import { entries, get, strings } from '../../mesh/manifest';
import { virtualServices } from '../../mesh/virtual-service';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const sniHostOutside: StaticRule = {
  code: 'CC610',
  name: 'sni-host-outside',
  severity: Severity.ERROR,
  meaning: 'a tls match names a server name that the hosts of its VirtualService do not cover, or none at all',
  consequence: 'Istio\'s admission refuses the VirtualService.',
  fix: 'write a server name that is one of the hosts, or below a wildcard among them',
  sources: ['https://istio.io/latest/docs/reference/config/networking/virtual-service/#TLSMatchAttributes', 'verdicts/gateway-tls-sni-outside-hosts'],
  istio: ['IST0106'],
  *check(set): Iterable<Draft> {
    for (const { object, hosts, tls } of virtualServices(set)) {
      for (const route of tls) {
        const matches = entries(get(route.raw, 'match'), `${route.field}.match`);
        if (matches.length === 0) {
          yield { object, field: `${route.field}.match`, message: 'a tls route has no match by server name' };
        }
        for (const [match, field] of matches) {
          const names = strings(match, 'sniHosts');
          if (names.length === 0) {
            yield { object, field: `${field}.sniHosts`, message: 'a tls match names no server name' };
          }
          for (const name of names) {
            if (!hosts.some(({ host, fullHost }) => covers(host, name) || covers(fullHost, name))) {
              yield { object, field: `${field}.sniHosts`, message: `server name "${name}" is covered by none of the hosts ${hosts.map(({ host }) => host).join(', ')}` };
            }
          }
        }
      }
    }
  },
};

function covers(host: string, name: string): boolean {
  const [wide, narrow] = [host.toLowerCase(), name.toLowerCase()];
  return wide.startsWith('*') ? narrow.replace(/^\*/, '').endsWith(wide.slice(1)) : wide === narrow;
}
