import { ApiObject, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { AppContext, appContext, contextOf } from './app-context';
import { inWords } from './in-words';
import { plainObject } from './plain-object';
import { ConnectionPolicyProps, RoutePolicyProps, connectionPolicy, routePolicy } from './policy-props';
import { PortProps, portsOf } from './port-props';
import { Registry } from './registry';
import { Synthesis } from './synthesis';
import { destinationRule, Subset } from '../manifests/destination-rule';
import { host, RouteIdentity } from '../manifests/identity';
import { routeParts } from '../manifests/route-parts';
import { Routing, virtualService } from '../manifests/virtual-service';
import { WayIn, checkMatchedHosts } from '../manifests/way-in';
import { Exposure } from '../model/exposure';
import { at } from '../model/problem';
import { checkProps } from '../model/props/check';
import { RouteRule } from '../model/route-rule';
import { Split } from '../model/split';
import { Finding, Severity } from '../rules/finding';

/** What routing to a service is made of. */
export interface WeightedRouteProps {
  /** Name of the Service that callers address. */
  readonly service: string;
  /** Namespace of the Service. @default - the chart's; without one hosts are short */
  readonly namespace?: string;
  /** The versions by name, each with labels that its pods have and those of no other version, such as `{ version: 'v2' }`. */
  readonly versions: { [name: string]: { [key: string]: string } };
  /** Weights of the default: whole numbers of 0 or more, not all 0; they need not add up to 100. A version with weight 0 is no destination. */
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
  readonly labels?: { [key: string]: string };
}

/**
 * The VirtualService and the DestinationRule of one service, for pods that anybody runs: rules first, then the weighted default.
 *
 * Raises an error for a version that is not declared, for weights that are all 0, and when the app already has routes for the host.
 */
export class WeightedRoute extends Construct {
  /** The host whose requests are routed: full where the namespace is known. */
  public readonly host: string;
  /** Where subsets are defined. */
  public readonly destinationRule: ApiObject;
  /** The routes on the mesh. */
  public readonly virtualService: ApiObject;

  private readonly identity: RouteIdentity;
  private readonly subsets: readonly Subset[];
  private readonly ways: readonly WayIn[];
  private readonly fixed: Omit<Routing, 'split'>;
  private split: Split;
  private present: readonly string[];
  private hasStages = false;
  private readonly objects: ApiObject[];

  constructor(scope: Construct, id: string, props: WeightedRouteProps) {
    super(scope, id);
    const parts = at(this.node.path, () => {
      checkProps('WeightedRouteProps', props, { isDerived: new.target !== WeightedRoute });
      return partsOf(props, props.namespace ?? Chart.of(this).namespace);
    });
    this.identity = parts.identity;
    this.subsets = parts.subsets;
    this.ways = parts.ways;
    this.split = parts.split;
    this.present = parts.subsets.map(subset => subset.version.name);
    this.fixed = { identity: parts.identity, versions: parts.subsets.map(subset => subset.version), ports: parts.ports, policy: parts.policy };
    this.host = host(parts.identity);
    at(this.node.path, () => Registry.of(this).claimHost(this.host, this.node.path, parts.identity.namespace === undefined ? Chart.of(this).node.path : ''));

    this.destinationRule = plainObject(this, 'DestinationRule', () => destinationRule(this.identity, this.shown(), parts.connections));
    const virtualServices = this.ways.map((way, index) => plainObject(this, index === 0 ? 'VirtualService' : `VirtualService-${way.name}`, () =>
      at(this.node.path, () => virtualService({ ...this.fixed, split: this.split }, way))));
    this.virtualService = virtualServices[0];
    this.objects = [this.destinationRule, ...virtualServices];
    this.objects.forEach(object => Registry.of(this).claimName(object, object.node.path));
    this.node.addValidation({ validate: () => this.validate() });
  }

  /** The objects of this route, in the order they are best applied. */
  public get apiObjects(): ApiObject[] {
    return [...this.objects];
  }

  /** Shows another state until told otherwise: a stage of a release. @internal */
  public _show(split: Split, present: readonly string[]): void {
    this.split = split;
    this.present = present;
  }

  /**
   * What the rules say about the routes, with what else the app has of the service. Errors among it stop the synthesis; warnings and information are for those who
   * ask. docs/RULES.md has every code.
   */
  public findings(): Finding[] {
    return this.judged(appContext(this.node.root), Severity.INFO);
  }

  /** Raises what a way in cannot say of any stage, before anything is written. Whoever has stages judges them as a whole. @internal */
  public _checkStages(splits: readonly Split[]): void {
    this.hasStages = true;
    splits.forEach(split => checkMatchedHosts(this.ways, this.identity.service, split));
    for (const way of this.ways) {
      splits.forEach(split => virtualService({ ...this.fixed, split }, way));
    }
  }

  private judged(context: AppContext, atLeast: Severity): Finding[] {
    const manifests = this.objects.map(object => object.toJson());
    // The rules are half of the library, and of no use to a program that only builds.
    const { checkSet } = require('./plan-check') as typeof import('./plan-check');
    return checkSet(manifests, contextOf(context, manifests), atLeast);
  }

  private validate(): string[] {
    return this.hasStages ? [] : Synthesis.of(this).once(this.node.path, () => {
      const context = Synthesis.of(this).shared('app context', () => appContext(this.node.root));
      return this.judged(context, Severity.ERROR).filter(({ severity, suppressed }) => severity === Severity.ERROR && suppressed === undefined).map(inWords);
    });
  }

  private shown(): Subset[] {
    return this.subsets.filter(subset => this.present.includes(subset.version.name));
  }
}

function partsOf(props: WeightedRouteProps, namespace: string | undefined) {
  const parts = routeParts({ ...props, namespace, ports: props.ports && portsOf(undefined, props.ports) });
  return { ...parts, policy: routePolicy(props.policy), connections: connectionPolicy(props.connections) };
}
