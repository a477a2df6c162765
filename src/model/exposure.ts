import { Problem, shown } from './problem';
import { checkArguments } from './props/check';
import { checkPath } from './request-path';

/** How a service is reached through a gateway. */
export interface GatewayExposureOptions {
  /** Hosts that callers name, such as `shop.example.com`; a `Match.host` may tell them apart. At least one. */
  readonly hosts: string[];

  /**
   * The path below which the service is, such as `/demo`: takes `/demo` and `/demo/a`, not `/demolition`.
   * @default - every path
   */
  readonly pathPrefix?: string;

  /**
   * What takes the place of the path prefix, such as `/`.
   * @default - the path goes on as it came
   */
  readonly rewrite?: string;

  /**
   * Name of the VirtualService.
   * @default - `<service>-<gateway>`
   */
  readonly name?: string;
}

const GATEWAY = /^([a-z0-9]([-a-z0-9]*[a-z0-9])?\/)?[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;

/** A way in to a service beside the mesh, which is always one. All ways in carry the same split. */
export class Exposure {
  /**
   * Through an Istio Gateway.
   * @param gateway `name` in the service's namespace, or `namespace/name`
   */
  public static gateway(gateway: string, options: GatewayExposureOptions): Exposure {
    checkArguments('Exposure.gateway', arguments);
    if (!GATEWAY.test(gateway)) {
      throw new Problem(`gateway is ${shown(gateway)}, allowed is "name" or "namespace/name"`);
    }
    if (options.hosts.length === 0 || options.hosts.some(host => host === '')) {
      throw new Problem(`hosts of gateway ${shown(gateway)} are ${shown(options.hosts)}, at least one such as "shop.example.com" is needed`);
    }
    for (const [what, path] of [['pathPrefix', options.pathPrefix], ['rewrite', options.rewrite]] as const) {
      if (path !== undefined) {
        checkPath(path, `${what} of gateway ${shown(gateway)}`);
      }
    }
    if (options.rewrite !== undefined && options.pathPrefix === undefined) {
      throw new Problem(`gateway ${shown(gateway)} has a rewrite to ${shown(options.rewrite)} and no pathPrefix that it could replace`);
    }
    return new Exposure(gateway, { ...options, hosts: [...options.hosts] });
  }

  private constructor(
    /** @internal */
    public readonly _gateway: string,
    /** @internal */
    public readonly _options: GatewayExposureOptions,
  ) {}
}
