import { hostWithin } from '../../mesh/host-syntax';
import { virtualServices } from '../../mesh/virtual-service';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const hostListedTwice: StaticRule = {
  code: 'CC203',
  name: 'host-listed-twice',
  severity: Severity.ERROR,
  meaning: 'a VirtualService lists one host twice, or a host and a wildcard that takes it',
  consequence: 'Istio\'s webhook refuses the object. A short name beside its full name is let through and makes one virtual host twice.',
  fix: 'list each host once, by its full name',
  sources: ['verdicts/host-duplicate-in-list', 'verdicts/host-duplicate-short-fqdn'],
  istio: ['IST0106'],
  *check(set): Iterable<Draft> {
    for (const { object, hosts } of virtualServices(set)) {
      const written = new Set<string>();
      const full = new Set<string>();
      const wildcards = hosts.filter(({ host }) => host.startsWith('*'));
      for (const { host, fullHost, field } of hosts) {
        const wildcard = wildcards.find(other => other.field !== field && other.host !== host && hostWithin(fullHost, other.host));
        if (written.has(host) || full.has(fullHost)) {
          yield { object, field, message: `${host} stands twice in hosts`, severity: written.has(host) ? Severity.ERROR : Severity.WARNING };
        } else if (wildcard !== undefined) {
          yield { object, field, message: `${host} is one of the hosts that ${wildcard.host} takes` };
        }
        written.add(host);
        full.add(fullHost);
      }
    }
  },
};
