import { PreparedRequest } from './prepared-request';
import { TrafficResult } from './result';

/** No host of the mesh: the request goes wherever its name leads. */
export function passedThrough(request: PreparedRequest): TrafficResult {
  return {
    kind: 'passthrough',
    destinations: [],
    upstreamPath: request.path + request.query,
    upstreamHost: request.authority,
    mirrors: [],
    hasHashPolicy: false,
    dependsOnAge: false,
    reasons: [`no host of the mesh is called ${request.host}${request.port === undefined ? '' : ` with HTTP on port ${request.port}`}: the request is let through`],
  };
}
