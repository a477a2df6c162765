import { TrafficCaller } from './traffic-caller';

/** A request that a test asks about. */
export interface TrafficRequestProps {
  /** The host that is called: a short or a full name, with a port where it matters. */
  readonly host: string;
  /** Path, with a query where there is one. @default / */
  readonly path?: string;
  /** @default GET */
  readonly method?: string;
  /** @default http */
  readonly scheme?: string;
  /** The port that is called. @default - the host's only or first HTTP port */
  readonly port?: number;
  /** Names in any case. @default - none */
  readonly headers?: { readonly [name: string]: string };
  /** @default - none */
  readonly cookies?: { readonly [name: string]: string };
  /** Who sends it. @default - a workload without labels in the namespace of the Service that is called */
  readonly caller?: TrafficCaller;
}
