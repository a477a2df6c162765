/** What holds for every request to a service, whatever version answers. Times are in milliseconds. */
export interface RoutePolicy {
  readonly timeout?: number;
  readonly retries?: { readonly attempts: number; readonly perTryTimeout?: number; readonly on: readonly string[] };
  readonly fault?: {
    readonly delay?: { readonly percent: number; readonly duration: number };
    readonly abort?: { readonly percent: number; readonly status: number };
  };
  readonly cors?: CorsPolicy;
  readonly requestHeaders?: HeaderEdits;
  readonly responseHeaders?: HeaderEdits;
}

export interface CorsPolicy {
  readonly allowOrigins: readonly string[];
  readonly allowMethods?: readonly string[];
  readonly allowHeaders?: readonly string[];
  readonly exposeHeaders?: readonly string[];
  readonly maxAge?: number;
  readonly allowCredentials?: boolean;
}

export interface HeaderEdits {
  readonly set?: ReadonlyMap<string, string>;
  readonly add?: ReadonlyMap<string, string>;
  readonly remove?: readonly string[];
}

/** How callers connect to the pods of a service: limits and when a pod is left out. Times are in milliseconds. */
export interface ConnectionPolicy {
  readonly maxConnections?: number;
  readonly maxPendingRequests?: number;
  readonly maxRequestsPerConnection?: number;
  readonly outliers?: {
    readonly consecutive5xxErrors: number;
    readonly interval?: number;
    readonly baseEjectionTime?: number;
    readonly maxEjectionPercent?: number;
  };
  readonly loadBalancer?: string;
  readonly tls?: string;
}
