import * as k8s from '@pulumi/kubernetes';
import * as pulumi from '@pulumi/pulumi';
import { checkPlainArgs } from './check-args';
import { namespaceOf } from './late-namespace';
import { reported } from './reported';
import { ConnectionPolicyProps, RoutePolicyProps, connectionPolicy, routePolicy } from '../constructs/policy-props';
import { PortProps, portsOf } from '../constructs/port-props';
import { destinationRule } from '../manifests/destination-rule';
import { host } from '../manifests/identity';
import { routeParts } from '../manifests/route-parts';
import { virtualService } from '../manifests/virtual-service';
import { Exposure } from '../model/exposure';
import { checkProps } from '../model/props/check';
import { RouteRule } from '../model/route-rule';

/** What routing to a service is made of. */
export interface WeightedRouteArgs {
  /** Name of the Service that callers address. Plain. @default - the component's name */
  readonly service?: string;
  /** Namespace of the Service; an Output is welcome. @default - the provider's; hosts are short then */
  readonly namespace?: pulumi.Input<string>;
  /** The versions by name, each with labels that its pods have and those of no other version. Plain. */
  readonly versions: { readonly [name: string]: { readonly [key: string]: string } };
  /** Weights of the default: whole numbers of 0 or more, not all 0. A version with weight 0 is no destination. Plain. */
  readonly weights: { [version: string]: number };
  /** Rules that are asked before, in order. @default - none */
  readonly rules?: RouteRule[];
  /** Ports of the Service. Needed where it has more than one. @default - one port that the routes need not name */
  readonly ports?: PortProps[];
  /** Timeouts, retries, faults, CORS and header edits, on every route. @default - the mesh's */
  readonly policy?: RoutePolicyProps;
  /** Limits and circuit breaking, for all versions. @default - the mesh's */
  readonly connections?: ConnectionPolicyProps;
  /** Ways in beside the mesh; all carry the same rules and weights. @default - the mesh alone */
  readonly exposure?: Exposure[];
  /** Labels of the routing objects. @default - none */
  readonly labels?: { readonly [key: string]: string };
}

/** The VirtualService and the DestinationRule of one service, for pods that anybody runs: say what has to be ready before in `dependsOn`. */
export class WeightedRoute extends pulumi.ComponentResource {
  /** The host whose requests are routed: full where the namespace is known. */
  public readonly host: pulumi.Output<string>;
  /** Where subsets are defined. */
  public readonly destinationRule: k8s.apiextensions.CustomResource;
  /** The mesh's first, then those of gateways. */
  public readonly virtualServices: readonly k8s.apiextensions.CustomResource[];

  constructor(name: string, args: WeightedRouteArgs, options: pulumi.ComponentResourceOptions = {}) {
    const { parts, namespace, subsets, routes } = reported(name, () => draft(name, args));
    super('cdk8s-canary:index:WeightedRoute', name, {}, options);

    const common = { parent: this, ignoreChanges: options.ignoreChanges, ...options.protect === undefined ? { protect: true } : {} };
    this.destinationRule = new k8s.apiextensions.CustomResource(name, namespace.resolve(subsets), { ...common, dependsOn: options.dependsOn });
    this.virtualServices = routes.map(({ suffix, manifest }) =>
      new k8s.apiextensions.CustomResource(`${name}${suffix}`, namespace.resolve(manifest), { ...common, dependsOn: this.destinationRule }));
    this.host = pulumi.output<string>(namespace.resolve(host(parts.identity)));
    this.registerOutputs({ host: this.host });
  }
}

function draft(name: string, args: WeightedRouteArgs) {
  const { namespace: said, ...plain } = args;
  checkPlainArgs(plain);
  checkProps('WeightedRouteProps', { ...plain, service: args.service ?? name });
  const namespace = namespaceOf(name, said);
  const parts = routeParts({ ...plain, service: args.service ?? name, namespace: namespace.written, ports: args.ports && portsOf(undefined, args.ports) });
  const versions = parts.subsets.map(({ version }) => version);
  const policy = routePolicy(args.policy);
  return {
    parts,
    namespace,
    subsets: destinationRule(parts.identity, parts.subsets, connectionPolicy(args.connections)),
    routes: parts.ways.map((way, index) => ({
      suffix: index === 0 ? '' : `-${way.name}`,
      manifest: virtualService({ identity: parts.identity, versions, ports: parts.ports, policy, split: parts.split }, way),
    })),
  };
}
