import { Destination } from './destination';
import { TrafficLayer } from './layer';
import { Route } from './route';
import { Fault, HeaderEdits, Retries } from '../mesh/http-rule';

/**
 * `route`: pods answer. `redirect` and `direct`: the proxy answers. `noRoute`: the proxy answers 404, since rules hold for the host and none takes the request.
 * `passthrough`: no rules are asked, the request goes to the address that was called. `refused`: nobody listens.
 */
export type TrafficKind = 'route' | 'redirect' | 'direct' | 'noRoute' | 'passthrough' | 'refused';

/** A copy of requests. */
export interface MirrorTarget {
  readonly subset: string | null;
  readonly host: string;
  /** Of all requests. */
  readonly percent: number;
  readonly destination: Destination;
}

/** What is said about a request, worked out when it is asked for. */
export interface TrafficResult {
  readonly kind: TrafficKind;
  /** What chose: `http` the request, `tls` the SNI, `tcp` the connection alone. Absent where no proxy is asked. */
  readonly layer?: TrafficLayer;
  /** What chose, where it was neither route nor host. */
  readonly by?: string;
  /** Why manifests cannot tell who answers; then nothing is to be said of any version. */
  readonly unknown?: string;
  /** Name of the route that takes the request; absent where no rules hold, or the route has none. */
  readonly route?: string;
  /** The route itself. */
  readonly taken?: Route;
  /** The split; shares add up to one. Empty unless `kind` is `route`, or `passthrough` to a Service's own address. */
  readonly destinations: readonly Destination[];
  /** The HTTP status where there is only one that can come of routing alone. */
  readonly status?: number;
  /** Nanoseconds. */
  readonly timeout?: bigint;
  readonly retries?: Retries;
  /** Path with query as the version sees it. */
  readonly upstreamPath: string;
  /** Host header as the version sees it. */
  readonly upstreamHost: string;
  /** Where a redirect leads. */
  readonly location?: string;
  /** Header edits of the route; those of a destination stand there. */
  readonly headers?: HeaderEdits;
  readonly mirrors: readonly MirrorTarget[];
  readonly fault?: Fault;
  /** Whether a consistent hash picks the pod (within a destination, never the destination). */
  readonly hasHashPolicy: boolean;
  /** Whether the answer hangs on which of several objects is older. */
  readonly dependsOnAge: boolean;
  /** How it came to this, one step a line. */
  readonly reasons: readonly string[];
}
