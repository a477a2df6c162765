/** Somebody with a sidecar: its proxy routes by the rules for its namespace and labels. */
export interface WorkloadCaller {
  readonly workload: {
    readonly namespace: string;
    /** Labels of the calling pods. @default - none */
    readonly labels?: Readonly<Record<string, string>> | ReadonlyMap<string, string>;
  };
}

/** Somebody outside, whose request came in through a gateway. */
export interface GatewayCaller {
  /** `namespace/name` of the Gateway, Istio's or the Gateway API's. */
  readonly gateway: string;
}

/** Somebody in the cluster without a proxy: Kubernetes gives it any pod of the Service. */
export interface OutsideMeshCaller {
  readonly outsideMesh: {
    /** Where short names are looked up. @default default */
    readonly namespace?: string;
  };
}

export type Caller = WorkloadCaller | GatewayCaller | OutsideMeshCaller;

/** Header names in any case; several values are several header lines. */
export type RequestHeaders = Readonly<Record<string, string | readonly string[]>> | ReadonlyMap<string, string | readonly string[]>;

/** A request as it leaves its caller. */
export interface TrafficRequest {
  readonly from: Caller;
  /** @default GET */
  readonly method?: string;
  /** @default http */
  readonly scheme?: string;
  /** The Host header as sent, a port in it included: a short or a full name. */
  readonly host: string;
  /** The port that is called. @default - the one in `host`, else the only (or first) HTTP port of what is called */
  readonly port?: number;
  /** Path with query. @default / */
  readonly path?: string;
  /** @default - none */
  readonly headers?: RequestHeaders;
  /** `tcp` and `tls`: a connection that nobody looks into but for its SNI; then only host and port mean something. @default http */
  readonly protocol?: 'http' | 'tcp' | 'tls';
  /** Name that a TLS connection asks for. @default - the host where the request is `https`; none for connections */
  readonly sni?: string;
  /** Protocols that a TLS connection offers. @default - none */
  readonly alpn?: readonly string[];
}
