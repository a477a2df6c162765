import type { IDestinationRule } from '@kubernetes-models/istio/networking.istio.io/v1/DestinationRule' with { 'resolution-mode': 'import' };
import { duration } from './duration';
import { Identity, host, metadata } from './identity';
import { ConnectionPolicy } from '../model/policy';
import { Version } from '../model/version';

type TrafficPolicy = NonNullable<IDestinationRule['spec']>['trafficPolicy'];

/** One DestinationRule per host, a subset per version that is there. */
export function destinationRule(identity: Identity, versions: readonly Version[], policy?: ConnectionPolicy): IDestinationRule {
  const trafficPolicy = policy === undefined ? undefined : connections(policy);
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'DestinationRule',
    metadata: metadata(identity, identity.service),
    spec: {
      host: host(identity),
      ...trafficPolicy === undefined ? {} : { trafficPolicy },
      subsets: versions.map(version => ({ name: version.id, labels: { [identity.versionLabel]: version.name } })),
    },
  };
}

function connections({ maxConnections, maxPendingRequests, maxRequestsPerConnection, outliers, loadBalancer, tls }: ConnectionPolicy): TrafficPolicy {
  const http = {
    ...maxPendingRequests === undefined ? {} : { http1MaxPendingRequests: maxPendingRequests },
    ...maxRequestsPerConnection === undefined ? {} : { maxRequestsPerConnection },
  };
  const pool = {
    ...maxConnections === undefined ? {} : { tcp: { maxConnections } },
    ...Object.keys(http).length === 0 ? {} : { http },
  };
  return {
    ...loadBalancer === undefined ? {} : { loadBalancer: { simple: loadBalancer as 'LEAST_REQUEST' } },
    ...Object.keys(pool).length === 0 ? {} : { connectionPool: pool },
    ...outliers === undefined ? {} : {
      outlierDetection: {
        consecutive5xxErrors: outliers.consecutive5xxErrors,
        ...outliers.interval === undefined ? {} : { interval: duration(outliers.interval) },
        ...outliers.baseEjectionTime === undefined ? {} : { baseEjectionTime: duration(outliers.baseEjectionTime) },
        ...outliers.maxEjectionPercent === undefined ? {} : { maxEjectionPercent: outliers.maxEjectionPercent },
      },
    },
    ...tls === undefined ? {} : { tls: { mode: tls as 'ISTIO_MUTUAL' } },
  };
}
