import { isWithin } from '../../mesh/host-name';
import { networking } from '../../mesh/istio';
import { asNumber, get, objects, strings } from '../../mesh/manifest';
import { perSet } from '../../mesh/per-set';
import { serviceAt } from '../../mesh/service';
import { virtualServices } from '../../mesh/virtual-service';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

/** ServiceEntries with their hosts and ports. */
const entries = perSet(set => networking(set, 'ServiceEntry').map(object => ({
  object,
  hosts: strings(object.spec, 'hosts'),
  ports: objects(object.spec, 'ports').flatMap(port => asNumber(get(port, 'number')) ?? []),
})));

export const hostUnderWildcardEntry: StaticRule = {
  code: 'CC215',
  name: 'host-under-wildcard-entry',
  severity: Severity.WARNING,
  meaning: 'a VirtualService on the mesh has http routes for a host that only the wildcard of a ServiceEntry knows, and the entry has no port 80',
  consequence: 'Such a host is known at port 80 alone: calls to the ports of the entry pass the routes by.',
  fix: 'add a ServiceEntry for the host itself, or write the wildcard as the host of the VirtualService',
  sources: ['https://istio.io/latest/docs/reference/config/networking/service-entry/#ServiceEntry'],
  *check(set): Iterable<Draft> {
    for (const { object, hosts, http } of entries(set).length === 0 ? [] : virtualServices(set).filter(({ mesh }) => mesh)) {
      for (const { fullHost, field } of http.length === 0 ? [] : hosts) {
        const wide = entries(set).filter(entry => entry.hosts.some(host => host !== fullHost && host.startsWith('*.') && isWithin(fullHost, host)));
        const isKnown = fullHost.startsWith('*') || serviceAt(set, fullHost) !== undefined || entries(set).some(entry => entry.hosts.includes(fullHost));
        if (!isKnown && wide.length > 0 && !wide.some(({ ports }) => ports.includes(80))) {
          yield { object, field, related: wide.map(entry => entry.object), message: `${fullHost} is known by the wildcard of ${wide[0].object} only, at ${wide[0].ports.join(', ') || 'no port'}: routes for it hold at port 80 alone` };
        }
      }
    }
  },
};
