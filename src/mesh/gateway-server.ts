/** One way into a gateway: a server of Istio's Gateway, or a listener of the Gateway API's. */
export interface GatewayServer {
  /** What rules bind to: `namespace/name`, of a listener with its name behind. */
  readonly gateway: string;
  /** For people: `Gateway istio-system/public`. */
  readonly title: string;
  readonly port: number;
  readonly isTls: boolean;
  /** Hosts that it serves, wildcards among them. */
  readonly hosts: readonly ServedHost[];
  /** Plain HTTP is answered with a redirect to https. */
  readonly redirectsToHttps: boolean;
}

/** A host with the namespaces whose rules may speak of it. */
export interface ServedHost {
  readonly host: string;
  /** Undefined: all. */
  readonly namespace?: string;
}
