/** What a test says about the answer to one request. All that is said must hold. */
export interface Expectation {
  /** Every request goes to this version. */
  readonly reaches?: string;
  /** Exact shares by version, relative to their sum; a version that is not named gets nothing. */
  readonly splits?: ReadonlyMap<string, Share>;
  /** No request goes to any of these versions. */
  readonly neverReaches?: readonly string[];
  /** The proxy itself answers with this status: a direct response, a redirect, or 404 where there is no route. */
  readonly status?: number;
  /** Where the caller is sent. */
  readonly redirectsTo?: string;
  /** The proxy knows no route: 404. */
  readonly hasNoRoute?: boolean;
  /** Name of the route that takes the request. */
  readonly route?: string;
  /** The path that the version sees. */
  readonly upstreamPath?: string;
  /** The timeout of the route, such as `3s`. */
  readonly timeout?: string;
  /** How often a request is tried again; 0: not at all. */
  readonly retries?: number;
  /** Percent of the requests that the proxy fails on purpose. */
  readonly aborts?: number;
  /** Percent of the requests that the proxy delays on purpose. */
  readonly delays?: number;
  /** Nobody listens: the connection is refused. */
  readonly isRefused?: boolean;
  /** Versions that get a copy. */
  readonly mirrors?: readonly string[];
}

/** A share: a number relative to the others, a percentage (`12.5%`) or a fraction (`1/3`). */
export type Share = number | string;
