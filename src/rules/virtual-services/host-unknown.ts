import { clusterName, hostState, nextDoor } from '../../mesh/host-state';
import { isIpAddress, isValidHost } from '../../mesh/host-syntax';
import { virtualServices } from '../../mesh/virtual-service';
import { Severity } from '../finding';
import { missingHost } from '../missing-host';
import { halfQualified } from './host-half-qualified';
import { Draft, StaticRule } from '../rule';

export const hostUnknown: StaticRule = {
  code: 'CC204',
  name: 'host-unknown',
  severity: Severity.WARNING,
  meaning: 'a VirtualService on the mesh is about a host that no Service and no ServiceEntry defines',
  consequence: 'The rule is never used: nobody can call the host, and traffic to the Service that was meant ignores the rule.',
  fix: 'write the full name of a Service that is there; for a host outside the cluster add a ServiceEntry; for a host of a gateway say the gateway',
  sources: ['verdicts/host-unknown-hosts'],
  *check(set): Iterable<Draft> {
    for (const { object, hosts, mesh, gateways } of virtualServices(set)) {
      for (const { host, fullHost, field } of mesh ? hosts : []) {
        // Beside a gateway, hosts from outside belong to the gateway.
        const atGateway = gateways.length > 0 && clusterName(set, fullHost) === undefined;
        const readable = isValidHost(host) && !isIpAddress(host) && !/[A-Z]/.test(host) && halfQualified(set, host) === undefined;
        if (!readable || atGateway) {
          continue;
        }
        const state = hostState(set, fullHost);
        const elsewhere = state === 'unknown' ? nextDoor(set, fullHost) : undefined;
        if (state === 'missing' || elsewhere !== undefined) {
          yield { object, field, message: `nothing in the files defines ${fullHost}${elsewhere === undefined ? '' : `; they show ${elsewhere}`}`, missing: missingHost(set, fullHost) };
        }
      }
    }
  },
};
