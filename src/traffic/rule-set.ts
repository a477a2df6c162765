import { Route, routesOf } from './route';
import { HttpRule } from '../mesh/http-rule';
import { ManifestObject } from '../mesh/manifest';

/**
 * What one object says about its hosts: a VirtualService with its delegates merged in, or the HTTPRoutes of one parent, sorted.
 * Both end up the same in Istio, so they compete by the same rules.
 */
export class RuleSet {
  private lines?: readonly Route[];
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
    private readonly readLayer4: () => readonly HttpRule[] = () => [],
  ) {}

  public get namespace(): string {
    return this.object.namespace;
  }

  /** All routes in the order in which they are tried; read when they are first asked for. */
  public get routes(): readonly Route[] {
    this.lines ??= routesOf(this.read());
    return this.lines;
  }

  /** What is said about connections that no proxy looks into: `tls`, then `tcp`. */
  public get layer4Routes(): readonly Route[] {
    this.connections ??= routesOf(this.readLayer4());
    return this.connections;
  }
}
