import { Decision } from './decision';
import { Destination, resolveDestinations } from './destination';
import { describeDestination, explainDecision } from './explain';
import { TrafficLayer } from './layer';
import { resolveMirrors } from './mirrors';
import { locationOf } from './redirect';
import { MirrorTarget, TrafficKind, TrafficResult } from './result';
import { authorityIn, rewrittenHost, rewrittenPath } from './rewrite';
import { Route, takes } from './route';
import { comparePrecedence } from './route-precedence';
import { hasCallerSelectors } from '../mesh/destination-rule-lookup';
import { Fault, HeaderEdits, Retries, RouteDestination } from '../mesh/http-rule';
import { get } from '../mesh/manifest';

function isGrpc(contentType: string | undefined): boolean {
  return contentType === 'application/grpc' || contentType?.startsWith('application/grpc+') === true;
}

/** What callers and versions see of an answer. */
function essence({ kind, taken, destinations, status, location, upstreamPath, upstreamHost, timeout, retries, mirrors }: TrafficResult): string {
  const shares = destinations.map(({ host, subset, port, share, problem }) => `${host} ${subset} ${port} ${share.toString()} ${problem}`).sort();
  const copies = mirrors.map(({ host, subset, percent }) => `${host} ${subset} ${percent}`);
  return JSON.stringify([kind, shares, status, location, upstreamPath, upstreamHost, String(timeout), retries?.attempts, copies, taken?.rule.headers === undefined ? '' : taken.rule.object.id]);
}

/** What the mesh does where nobody says anything about retries. */
const DEFAULT_RETRIES: Retries = { attempts: 2, retryOn: 'connect-failure,refused-stream,unavailable,cancelled,retriable-status-codes' };

/** Splits that were worked out before: they hang on the route, the proxy and the port alone. */
const splits = new WeakMap<Route, Map<string, readonly Destination[]>>();

/** Labels matter only where DestinationRules are for some callers. */
function proxyKey({ set, proxy, port }: Decision): string {
  const labels = !hasCallerSelectors(set) ? '' : [...proxy.labels].map(([key, value]) => `${key}=${value}`).sort().join();
  return `${port} ${proxy.namespace} ${proxy.gateway} ${labels}`;
}

function splitOf(decision: Decision, taken: Route, layer: TrafficLayer): readonly Destination[] {
  let known = splits.get(taken);
  if (known === undefined) {
    splits.set(taken, known = new Map());
  }
  const key = proxyKey(decision);
  let split = known.get(key);
  if (split === undefined) {
    split = resolveDestinations(decision.set, decision.proxy, taken.rule.destinations, decision.port, layer);
    known.set(key, split);
  }
  return split;
}

function kindOf({ rule }: Route): TrafficKind {
  return rule.redirect !== undefined ? 'redirect' : rule.directResponse !== undefined ? 'direct' : 'route';
}

export interface OutcomeOptions {
  /** The host whose pods answer where no rules hold. */
  readonly plain?: string;
  /** Of that host. @default - all of it */
  readonly subset?: string | null;
  /** @default http */
  readonly layer?: TrafficLayer;
}

/** The answer to a request that a proxy has decided about; what hangs on it is worked out when it is asked for. */
export class Outcome implements TrafficResult {
  public readonly taken: Route | undefined;
  public readonly kind: TrafficKind;
  private readonly fallback: RouteDestination | undefined;
  private split?: readonly Destination[];

  public readonly layer: TrafficLayer;

  constructor(public readonly decision: Decision, { plain, subset = null, layer = 'http' }: OutcomeOptions = {}) {
    this.layer = layer;
    this.taken = decision.taken;
    this.fallback = plain === undefined || decision.chosen !== undefined ? undefined : { host: plain, subset, port: decision.port, weight: 1 };
    this.kind = this.taken === undefined ? (this.fallback === undefined ? 'noRoute' : 'route') : kindOf(this.taken);
  }

  public get route(): string | undefined {
    return this.taken?.name || undefined;
  }

  public get destinations(): readonly Destination[] {
    this.split ??= this.resolve();
    return this.split;
  }

  public get status(): number | undefined {
    switch (this.kind) {
      case 'redirect': return this.taken?.rule.redirect?.code;
      case 'direct': return this.localStatus(this.taken?.rule.directResponse?.status);
      case 'noRoute': return this.layer === 'http' ? this.localStatus(404) : undefined;
      default: return this.routedStatus();
    }
  }

  public get timeout(): bigint | undefined {
    return this.kind === 'route' && this.taken?.rule.timeout !== 0n ? this.taken?.rule.timeout : undefined;
  }

  public get retries(): Retries | undefined {
    const retries = this.taken?.rule.retries ?? DEFAULT_RETRIES;
    return this.layer === 'http' && this.kind === 'route' && retries.attempts > 0 ? retries : undefined;
  }

  public get upstreamPath(): string {
    const { request, isGatewayApi } = this.decision;
    return (this.taken === undefined ? request.path : rewrittenPath(this.taken, request.path, isGatewayApi)) + request.query;
  }

  public get upstreamHost(): string {
    const { request } = this.decision;
    const { destinations } = this.taken?.rule ?? {};
    return this.taken === undefined ? request.authority : rewrittenHost(this.taken, request, destinations?.length === 1 ? destinations[0].headers : undefined);
  }

  public get location(): string | undefined {
    const redirect = this.taken?.rule.redirect;
    return redirect && this.taken && locationOf(redirect, this.taken, this.decision.request, this.decision.port);
  }

  public get headers(): HeaderEdits | undefined {
    return this.taken?.rule.headers;
  }

  public get mirrors(): readonly MirrorTarget[] {
    return this.taken === undefined || this.kind !== 'route' ? [] : resolveMirrors(this.decision.set, this.decision.proxy, this.taken.rule, this.decision.port);
  }

  public get fault(): Fault | undefined {
    return this.taken?.rule.fault;
  }

  public get hasHashPolicy(): boolean {
    return this.destinations.some(({ destinationRule, subset }) => {
      const policy = (subset === null ? undefined : get(destinationRule?.subsets.get(subset), 'trafficPolicy', 'loadBalancer')) ?? get(destinationRule?.trafficPolicy, 'loadBalancer');
      return get(policy, 'consistentHash') !== undefined;
    });
  }

  /** Asked only where objects compete: who answers if the others are the older ones. */
  public agedOtherwise?: () => TrafficResult;

  public get dependsOnAge(): boolean {
    return this.isContested && this.agedOtherwise !== undefined && essence(this) !== essence(this.agedOtherwise());
  }

  public get reasons(): readonly string[] {
    const split = this.destinations.map(destination => {
      const host = this.layer === 'http' && this.destinations.length > 1 ? authorityIn(destination.headers?.request) : undefined;
      return `${destination.share.toPercent()} to ${describeDestination(destination)}${host === undefined ? '' : `, which sees the host ${host}`}`;
    });
    const plain = this.fallback === undefined ? [] : ['so the host itself answers, with all its pods'];
    return [...explainDecision(this.decision), ...plain, ...split];
  }

  /** Whether another HTTPRoute would take the request just as well. */
  private hasPeer(taken: Route): boolean {
    const { routes, request } = this.decision;
    return routes.some(route => route.rule.object !== taken.rule.object && takes(route, request) && comparePrecedence(route.match!, taken.match!) === 0);
  }

  /** Whether more than one object could have said what happens. */
  private get isContested(): boolean {
    return this.decision.candidates.length > 1 || (this.taken !== undefined && this.decision.isGatewayApi && this.hasPeer(this.taken))
      || this.destinations.some(({ destinationRule }) => destinationRule !== undefined && destinationRule.objects.length > 1);
  }

  private resolve(): readonly Destination[] {
    if (this.taken !== undefined) {
      return this.kind === 'route' ? splitOf(this.decision, this.taken, this.layer) : [];
    }
    return this.fallback === undefined ? [] : resolveDestinations(this.decision.set, this.decision.proxy, [this.fallback], this.decision.port);
  }

  /** What the proxy says by itself to a gRPC caller is status 200, with the trouble in `grpc-status`. */
  private localStatus(status: number | undefined): number | undefined {
    return status !== undefined && isGrpc(this.decision.request.header('content-type')) ? 200 : status;
  }

  private routedStatus(): number | undefined {
    if (this.layer !== 'http') {
      // Where bytes are passed on, HTTP in them is answered by the version alone.
      return this.decision.request.sent.protocol === undefined && this.destinations.every(({ problem }) => problem === undefined) ? 200 : undefined;
    }
    const abort = this.fault?.abort;
    if (abort !== undefined && abort.percent >= 100) {
      return this.localStatus(abort.httpStatus ?? 200);
    }
    const failed = this.decision.isGatewayApi ? 500 : 503;
    const statuses = new Set<number>();
    for (const { problem } of this.destinations) {
      statuses.add(problem === undefined ? 200 : this.localStatus(problem === 'noEndpoints' ? 503 : failed)!);
    }
    if (abort !== undefined && abort.percent > 0) {
      statuses.add(this.localStatus(abort.httpStatus ?? 200)!);
    }
    return statuses.size === 1 ? [...statuses][0] : undefined;
  }
}
