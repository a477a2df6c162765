import { PreparedRequest } from './prepared-request';
import { TrafficResult } from './result';

/**
 * No host of the mesh: the request goes wherever its name leads.
 * @param hint what may be missing
 */
export function passedThrough(request: PreparedRequest, hint?: string): TrafficResult {
  const asked = `${request.host}${request.port === undefined ? '' : ` with HTTP on port ${request.port}`}`;
  return {
    kind: 'passthrough',
    destinations: [],
    upstreamPath: request.path + request.query,
    upstreamHost: request.authority,
    mirrors: [],
    hasHashPolicy: false,
    dependsOnAge: false,
    reasons: [`no host of the mesh is called ${asked}: the request is let through`, ...hint === undefined ? [] : [hint]],
  };
}
