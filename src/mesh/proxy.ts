/** Who routes a request: a sidecar, or the proxies of a gateway. */
export interface Proxy {
  /** Namespace of the proxy's pods: what `exportTo` and DestinationRules are looked up with. */
  readonly namespace: string;
  readonly labels: ReadonlyMap<string, string>;
  /** `mesh`, or the gateway (`namespace/name`) whose server took the request. */
  readonly gateway: string;
}
