import type { IDestinationRule } from '@kubernetes-models/istio/networking.istio.io/v1/DestinationRule' with { 'resolution-mode': 'import' };
import { duration } from './duration';
import { RouteIdentity, host, metadata } from './identity';
import { ConnectionPolicy } from '../model/policy';
import { Version } from '../model/version';

type TrafficPolicy = NonNullable<IDestinationRule['spec']>['trafficPolicy'];

/** A version and what its pods are known by. */
export interface Subset {
  readonly version: Version;
  readonly labels: { readonly [key: string]: string };
}

/** One DestinationRule per host, a subset per version that is there. */
export function destinationRule(identity: RouteIdentity, subsets: readonly Subset[], policy?: ConnectionPolicy): IDestinationRule {
  const trafficPolicy = policy === undefined ? undefined : connections(policy);
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'DestinationRule',
    metadata: metadata(identity, identity.service),
    spec: {
      host: host(identity),
      ...trafficPolicy === undefined ? {} : { trafficPolicy },
      subsets: subsets.map(({ version, labels }) => ({ name: version.id, labels: { ...labels } })),
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
