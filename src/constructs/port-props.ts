import { Port, checkPorts } from '../model/port';

/** A port of a service. */
export interface PortProps {
  /** The number that callers use, from 1 to 65535. */
  readonly port: number;
  /**
   * A name whose first part says the protocol, as Istio reads it: `http`, `grpc-api`, `tcp-db`. Ports of other protocols than HTTP and gRPC reach all pods
   * of the service, whatever the ratio.
   * @default - `http` for the first port, `http-<port>` for others
   */
  readonly name?: string;
  /** The number that the containers listen on. @default - the port */
  readonly targetPort?: number;
  /** The protocol where the name does not say it. @default - the name says it */
  readonly appProtocol?: string;
}

export function portsOf(port: number | undefined, ports: readonly PortProps[] | undefined): Port[] {
  const given: readonly PortProps[] = [...port === undefined ? [] : [{ port }], ...ports ?? []];
  const result = given.map((one, index) => ({
    port: one.port,
    name: one.name ?? (index === 0 ? 'http' : `http-${one.port}`),
    targetPort: one.targetPort ?? one.port,
    appProtocol: one.appProtocol,
  }));
  checkPorts(result);
  return result;
}
