import { PreparedRequest } from './prepared-request';
import { TrafficResult } from './result';

/** An answer that no version gives. */
export function answeredByProxy(
  request: PreparedRequest, answer: Pick<TrafficResult, 'kind' | 'layer' | 'route' | 'status' | 'location' | 'by' | 'unknown'>, reasons: readonly string[],
): TrafficResult {
  return {
    ...answer,
    destinations: [],
    upstreamPath: request.path + request.query,
    upstreamHost: request.authority,
    mirrors: [],
    hasHashPolicy: false,
    dependsOnAge: false,
    reasons,
  };
}
