/**
 * What a server does with connections: `http` and `https` look at requests (`https` ends TLS first), `tcp` passes bytes on, `tls-termination` ends TLS and passes bytes on,
 * `passthrough` passes TLS on by server name, `auto-passthrough` to the destination that the server name spells out.
 */
export type ServerMode = 'http' | 'https' | 'tcp' | 'tls-termination' | 'passthrough' | 'auto-passthrough';

/** One way into a gateway: a server of Istio's Gateway, or a listener of the Gateway API's. */
export interface GatewayServer {
  /** What rules bind to: `namespace/name`, of a listener with its name behind. */
  readonly gateway: string;
  /** For people: `Gateway istio-system/public`. */
  readonly title: string;
  readonly port: number;
  readonly mode: ServerMode;
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

/** Whether a server looks at requests. */
export function looksAtRequests({ mode }: Pick<GatewayServer, 'mode'>): boolean {
  return mode === 'http' || mode === 'https';
}

/** Whether connections to a server are told apart by the name that they ask for. */
export function isTls({ mode }: Pick<GatewayServer, 'mode'>): boolean {
  return mode !== 'http' && mode !== 'tcp';
}
