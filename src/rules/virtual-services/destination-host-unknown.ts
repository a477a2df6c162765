import { halfQualified } from './host-half-qualified';
import { clusterName, hostState, nextDoor } from '../../mesh/host-state';
import { isValidHost } from '../../mesh/host-syntax';
import { Inventory } from '../../mesh/inventory';
import { Destination, VirtualService } from '../../mesh/virtual-service';
import { destinationsIn } from '../../mesh/virtual-service-routes';
import { Severity } from '../finding';
import { missingHost } from '../missing-host';
import { Draft, StaticRule } from '../rule';

export const destinationHostUnknown: StaticRule = {
  code: 'CC101',
  name: 'destination-host-unknown',
  severity: Severity.ERROR,
  meaning: 'a route sends, or mirrors, to a host that no Service and no ServiceEntry defines',
  consequence: 'The proxies have no cluster for the host: every request dealt to it is answered with 503. Mirrored requests are lost.',
  fix: 'write the full name of a Service that is there, <name>.<namespace>.svc.cluster.local; for a host outside the cluster add a ServiceEntry',
  sources: ['verdicts/host-unknown-destination', 'verdicts/mirrors-unknown-host', 'verdicts/host-short-other-namespace',
    'https://istio.io/latest/docs/reference/config/networking/virtual-service/#Destination'],
  istio: ['IST0101'],
  *check(set): Iterable<Draft> {
    for (const { service, destination } of destinationsIn(set)) {
      const message = problem(set, service, destination);
      if (message !== undefined) {
        const outside = clusterName(set, destination.fullHost) === undefined;
        // A namespace that the files do not show may well have it.
        const guessed = destination.host === destination.fullHost && hostState(set, destination.fullHost) === 'unknown';
        const idle = destination.mirror || destination.weight === 0 || outside || guessed;
        yield { object: service.object, field: `${destination.field}.host`, message, missing: missingHost(set, destination.fullHost), ...idle && { severity: Severity.WARNING } };
      }
    }
  },
};

function problem(set: Inventory, service: VirtualService, { host, fullHost }: Destination): string | undefined {
  if (!isValidHost(host) || host.includes('*') || halfQualified(set, host) !== undefined) {
    return undefined;
  }
  const state = hostState(set, fullHost);
  if (state === 'missing') {
    return clusterName(set, fullHost) === undefined ? `no ServiceEntry in the files defines ${host}` : `no Service in the files is ${fullHost}${written(host, fullHost)}`;
  }
  const elsewhere = state === 'unknown' ? nextDoor(set, fullHost) : undefined;
  return elsewhere === undefined ? undefined
    : `${host === fullHost ? `${fullHost} is not in the files` : `the short name ${host} means ${fullHost}, which the files do not show`}; they show ${elsewhere}`
      + `${host === fullHost ? '' : ` (short names belong to the namespace of the VirtualService, ${service.object.namespace})`}`;
}

function written(host: string, fullHost: string): string {
  return host === fullHost ? '' : ` (written ${host})`;
}
