import { destinationRules } from '../../mesh/destination-rule';
import { isIpAddress, isValidHost } from '../../mesh/host-syntax';
import { virtualServices } from '../../mesh/virtual-service';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const hostInvalid: StaticRule = {
  code: 'CC205',
  name: 'host-invalid',
  severity: Severity.ERROR,
  meaning: 'a host of a VirtualService or a DestinationRule is no DNS name, or `*` on the mesh',
  consequence: 'Istio\'s webhook refuses the object.',
  fix: 'write a DNS name; a wildcard may only be its first label, and `*` alone only at gateways',
  sources: ['https://istio.io/latest/docs/reference/config/networking/virtual-service/#VirtualService'],
  istio: ['IST0106'],
  *check(set): Iterable<Draft> {
    for (const { object, hosts, mesh, gateways } of virtualServices(set)) {
      for (const { host, field } of hosts) {
        if (!isValidHost(host) && !isIpAddress(host)) {
          yield { object, field, message: `"${host}" is no DNS name` };
        } else if (host === '*' && mesh) {
          yield { object, field, message: `* is not allowed on the mesh${gateways.length > 0 ? ', which the gateways of this VirtualService include' : ''}` };
        }
      }
    }
    for (const { object, host } of destinationRules(set)) {
      if (!isValidHost(host)) {
        yield { object, field: 'spec.host', message: host === '' ? 'the host is missing' : `"${host}" is no DNS name` };
      }
    }
  },
};
