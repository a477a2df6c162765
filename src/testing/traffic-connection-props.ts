import { TrafficCaller } from './traffic-caller';

/** A connection that a test asks about: bytes that no proxy looks into. */
export interface TrafficConnectionProps {
  /** The host that is called: a short or a full name. At a gateway it means nothing but for the server name of TLS. */
  readonly host: string;
  /** The port that is called. @default - the host's only or first port that is not for HTTP */
  readonly port?: number;
  /** The server name (SNI) that a TLS connection asks for. @default - no TLS, or none */
  readonly sni?: string;
  /** Whether the connection is TLS. @default - where `sni` is given */
  readonly tls?: boolean;
  /** Who connects. @default - a workload without labels in the namespace of the Service that is called */
  readonly caller?: TrafficCaller;
}
