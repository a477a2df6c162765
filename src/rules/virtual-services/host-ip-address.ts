import { isIpAddress } from '../../mesh/host-syntax';
import { virtualServices } from '../../mesh/virtual-service';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const hostIpAddress: StaticRule = {
  code: 'CC207',
  name: 'host-ip-address',
  severity: Severity.WARNING,
  meaning: 'a host of a VirtualService is an IP address',
  consequence: 'Addresses are for TCP, and for Services behind a gateway; HTTP rules on them are rarely reached.',
  fix: 'write the name of the Service, or add a ServiceEntry that gives the address a name',
  sources: ['verdicts/host-ip', 'https://istio.io/latest/docs/reference/config/networking/virtual-service/#VirtualService'],
  *check(set): Iterable<Draft> {
    for (const { object, hosts } of virtualServices(set)) {
      for (const { host, field } of hosts) {
        if (isIpAddress(host)) {
          yield { object, field, message: `${host} is an address, not a host name` };
        }
      }
    }
  },
};
