import { virtualServices } from '../../mesh/virtual-service';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const hostUppercase: StaticRule = {
  code: 'CC206',
  name: 'host-uppercase',
  severity: Severity.WARNING,
  meaning: 'a host of a VirtualService is written with capitals',
  consequence: 'Clients and proxies use host names in lower case; the one with capitals may never match.',
  fix: 'write the host in lower case',
  sources: ['verdicts/host-uppercase'],
  *check(set): Iterable<Draft> {
    for (const { object, hosts } of virtualServices(set)) {
      for (const { host, field } of hosts) {
        if (/[A-Z]/.test(host)) {
          yield { object, field, message: `${host} has capitals` };
        }
      }
    }
  },
};
