import { Route, routesOf } from './route';
import { HttpRule } from '../mesh/http-rule';
import { ManifestObject } from '../mesh/manifest';

/**
 * What one object says about its hosts: a VirtualService with its delegates merged in, or the HTTPRoutes of one parent, sorted.
 * Both end up the same in Istio, so they compete by the same rules.
 */
export class RuleSet {
  private lines?: readonly Route[];
  private named?: readonly Route[];
  private connections?: readonly Route[];

  /**
   * @param object the VirtualService; of several HTTPRoutes the oldest
   * @param hosts full hosts
   * @param gateways `mesh` or `namespace/name`
   */
  constructor(
    public readonly object: ManifestObject,
    public readonly hosts: readonly string[],
    public readonly gateways: readonly string[],
    public readonly exportTo: readonly string[],
    public readonly isGatewayApi: boolean,
    private readonly read: () => readonly HttpRule[],
    private readonly readTls: () => readonly HttpRule[] = () => [],
    private readonly readTcp: () => readonly HttpRule[] = () => [],
  ) {}

  public get namespace(): string {
    return this.object.namespace;
  }

  /** All routes in the order in which they are tried; read when they are first asked for. */
  public get routes(): readonly Route[] {
    this.lines ??= routesOf(this.read());
    return this.lines;
  }

  /** Routes by the name that a TLS connection asks for. */
  public get tlsRoutes(): readonly Route[] {
    this.named ??= routesOf(this.readTls());
    return this.named;
  }

  /** Routes of connections that nobody looks into. */
  public get tcpRoutes(): readonly Route[] {
    this.connections ??= routesOf(this.readTcp());
    return this.connections;
  }
}
