import { Chain } from './chain';
import { ChainRequests } from './chain-requests';
import { Choices } from './choices';
import { Answer, EPSILON, EndsOfStep, Event, EventGroups, add, endsOfStep, higherShares, isAnswered, isLost } from './events';
import { gatewayNamed, movedGateway } from './gateway-proxies';
import { isBehindIngress } from './ingress';
import { Judged, JudgedTarget, decidingAbout, judgeTarget } from './judged';
import { Mix, mixesOf } from './mixture';
import { Pods } from './pods';
import { RequestClass } from './request-class';
import { poolOf, spread } from './shares';
import { Step } from './step';
import { Witness, WitnessKind } from './witness';
import { Severity } from '../rules/finding';
import { Decision } from '../traffic/decision';
import { locateTarget } from '../traffic/destination';
import { Outcome } from '../traffic/outcome';
import { TrafficResult } from '../traffic/result';

/** Pods with the greatest share that they get before or after a step. */
export interface Load {
  readonly chain: Chain;
  readonly requests: RequestClass;
  readonly pods: Pods;
  /** The pods among which nothing chooses, before and after: they carry their requests together. */
  readonly pool: readonly Pods[];
  readonly before: number;
  readonly after: number;
}

/** What fails only while the old rules are followed: pods that go are reached until the proxies know better. */
const SHORT_LIVED: ReadonlySet<WitnessKind> = new Set([WitnessKind.PODS_GOING, WitnessKind.PODS_INTERRUPTED]);
const NEVER_LOST: ReadonlySet<WitnessKind> = new Set([WitnessKind.MIRROR_BROKEN, WitnessKind.SHARE_HIGHER]);

/** Evaluates a chain in all its mixes, for every class of requests that is answered before the step. */
export class ChainJudge {
  public readonly witnesses: Witness[] = [];
  /** Of each kind of callers together. */
  public readonly loads: Load[] = [];
  private readonly requests: ChainRequests;
  private readonly mixes: readonly Mix[];
  private readonly removed: readonly string[];
  private readonly applied: readonly string[];
  private readonly hasChangedTargets: boolean;
  private readonly judgedTargets = new Map<string, JudgedTarget>();

  constructor(private readonly step: Step, private readonly chain: Chain) {
    this.mixes = chain.isCut === true ? mixesOf(chain.changed).slice(0, 2) : mixesOf(chain.changed);
    this.requests = new ChainRequests(step, chain, this.mixes.slice(0, 2));
    this.hasChangedTargets = chain.changed.some(id => !chain.routing.includes(id));
    this.removed = chain.changed.filter(id => step.change(id)?.after === undefined);
    this.applied = chain.changed.filter(id => step.change(id)?.after !== undefined);
    this.requests.classes.forEach(requests => this.judge(requests));
  }

  private judge(requests: RequestClass): void {
    const before = this.answer(requests, this.mixes[0]);
    if (!isAnswered(before)) {
      return;
    }
    const known = new Set(before.destinations.filter(({ to }) => !to.answersBefore).map(({ to }) => to.key));
    const answers = [before, ...this.mixes.slice(1).map(mix => this.answer(requests, mix))];
    const after = answers[1] ?? before;
    const groups: EventGroups = new Map();
    const ends = endsOfStep(before, after);
    for (const answer of answers) {
      this.events(requests, answer, known, groups);
      if (!higherShares(answer, ends, groups)) {
        this.ruleless(answer, before, after, groups);
      }
    }
    groups.forEach(events => this.witnesses.push(this.witness(requests, events, after)));
    this.pastSplits(requests, ends);
    this.weigh(requests, ends);
  }

  private answer(requests: RequestClass, mix: Mix): Answer {
    const result = this.requests.ask(requests, mix);
    return { mix, result, destinations: this.destinations(result, mix), mirrors: this.mirrors(result, mix) };
  }

  /** The split of the rule that holds; without one, all pods of the host. */
  private destinations(result: TrafficResult, mix: Mix): readonly Judged[] {
    if (result.kind !== 'route' && result.kind !== 'passthrough') {
      return [];
    }
    const entries = result instanceof Outcome && result.taken !== undefined ? result.taken.rule.destinations : undefined;
    if (entries === undefined) {
      return result.destinations.map(destination => ({ to: judgeTarget(this.step, destination), share: destination.share.toNumber() }));
    }
    const { decision } = result as Outcome;
    const total = entries.reduce((sum, { weight }) => sum + weight, 0);
    const kept = entries.length === 1 ? entries : entries.filter(({ weight }) => weight > 0);
    return kept.map(entry => ({ to: this.target(entry, decision, mix), share: entries.length === 1 ? 1 : entry.weight / total }));
  }

  private mirrors(result: TrafficResult, mix: Mix): readonly Judged[] {
    const rule = result.taken?.rule;
    return rule === undefined || (rule.mirror === undefined && rule.mirrors === undefined) ? []
      : result.mirrors.map(({ destination, percent }) => ({ to: this.target(destination, (result as Outcome).decision, mix), share: percent / 100 }));
  }

  /** Judged once for all mixes in which the objects about its host are the same. */
  private target(entry: { host: string | null; subset: string | null; port?: number | null }, { set, proxy, port }: Decision, mix: Mix): JudgedTarget {
    const said = entry.port ?? undefined;
    const about = this.hasChangedTargets && entry.host !== null ? decidingAbout(this.step, entry.host).filter(id => mix.has(id)).join() : '';
    const key = `${entry.host}|${entry.subset}|${said}|${port}|${proxy.namespace}|${about}`;
    let judged = this.judgedTargets.get(key);
    if (judged === undefined) {
      judged = judgeTarget(this.step, locateTarget(set, proxy, { host: entry.host, subset: entry.subset, port: said }, port));
      this.judgedTargets.set(key, judged);
    }
    return judged;
  }

  private events(requests: RequestClass, answer: Answer, known: ReadonlySet<string>, groups: EventGroups): void {
    const { destinations, mirrors } = answer;
    if (isLost(answer)) {
      add(groups, this.unanswered(answer, requests));
    }
    for (const judged of destinations) {
      const { problem } = judged.to;
      if (problem !== undefined && !known.has(judged.to.key)) {
        const detail = problem === WitnessKind.PORT_UNKNOWN && isPortUnsaid(answer, judged) ? 'unsaid' : undefined;
        add(groups, { kind: problem, answer, share: judged.share, judged, detail });
      }
    }
    for (const judged of mirrors) {
      if (judged.to.problem !== undefined) {
        add(groups, { kind: WitnessKind.MIRROR_BROKEN, answer, share: judged.share, judged });
      }
    }
  }

  /** A rule takes the request before and after, and none in this mix: the plain Service answers. */
  private ruleless(answer: Answer, before: Answer, after: Answer, groups: EventGroups): void {
    const [judged] = answer.destinations;
    if (judged === undefined || answer.result.taken !== undefined || before.result.taken === undefined || after.result.taken === undefined) {
      return;
    }
    const delegate = this.missingDelegate(answer.mix);
    if (delegate !== undefined) {
      add(groups, { kind: WitnessKind.DELEGATE_MISSING, answer, share: 1, judged, detail: delegate, isAnswered: true });
    } else if (spread(answer.destinations, 'before').size > 1) {
      add(groups, { kind: WitnessKind.ALL_VERSIONS, answer, share: 1, judged, isAnswered: true });
    }
  }

  /** Nothing takes the request, or nobody knows its host. */
  private unanswered(answer: Answer, requests: RequestClass): Event {
    const set = this.requests.inventory(answer.mix);
    const service = set.service(this.chain.host, '');
    if (answer.result.kind === 'passthrough') {
      // A Service that is there, with a port that is no HTTP any more: requests pass through to it.
      return { kind: service === undefined ? WitnessKind.HOST_UNKNOWN : WitnessKind.PORT_UNKNOWN, answer, share: 1 };
    }
    const delegate = this.missingDelegate(answer.mix);
    const isGatewayThere = this.chain.gateway === 'mesh' || this.chain.gateways.some(name => gatewayNamed(set, name) !== undefined)
      || !this.chain.ids.some(id => id.includes('/Gateway/'));
    const { by, route } = answer.result;
    if (by === 'BlackHoleCluster' || route === 'block_all') {
      return { kind: WitnessKind.NO_ROUTE, answer, share: 1, detail: 'sidecar' };
    }
    const gateway = this.missing(answer.mix, 'Gateway', () => true) ?? movedGateway(this.step, this.chain.changed, answer.mix);
    if (delegate !== undefined) {
      return { kind: WitnessKind.DELEGATE_MISSING, answer, share: 1, detail: delegate };
    }
    return gateway !== undefined && (!isGatewayThere || this.removed.includes(gateway) || this.applied.includes(gateway))
      ? { kind: WitnessKind.GATEWAY_MISSING, answer, share: 1, detail: gateway } : { kind: WitnessKind.NO_ROUTE, answer, share: 1, detail: this.requests.isConnection(requests) ? 'connection' : undefined };
  }

  private missingDelegate(mix: Mix): string | undefined {
    return this.missing(mix, 'VirtualService', id => !this.step.versions(id).after?.spec.hosts && !this.step.versions(id).before?.spec.hosts);
  }

  /** An object that this mix lacks and another has. */
  private missing(mix: Mix, kind: string, passes: (id: string) => boolean): string | undefined {
    return this.chain.changed.find(id => id.includes(`/${kind}/`) && passes(id)
      && (mix.has(id) ? this.step.versions(id).after : this.step.versions(id).before) === undefined);
  }

  /** Of all mixes with the same trouble, the one that tells most: possible in the usual order, lasting, hitting many, near to an end. */
  private witness(requests: RequestClass, events: readonly Event[], after: Answer): Witness {
    const usual = events.filter(({ answer }) => this.isUsual(answer.mix));
    // A share that is higher than before and after never lasts: the pods in question come or go.
    const lasting = this.chain.changed.length === 0 ? usual[0] : usual.find(({ kind, answer }) => answer === after && kind !== WitnessKind.SHARE_HIGHER);
    const worstFirst = [...usual.length > 0 ? usual : events].sort((one, other) => other.share - one.share || this.distance(one) - this.distance(other));
    const chosen = lasting ?? worstFirst[0];
    const isLasting = lasting !== undefined;
    const { kind, answer, judged } = chosen;
    const isRemovedFirst = usual.length === 0;
    const isMild = chosen.isAnswered === true || this.hasNoKnownCallers(kind);
    return {
      kind,
      severity: isMild || NEVER_LOST.has(kind) || isRemovedFirst || (SHORT_LIVED.has(kind) && !isLasting) ? Severity.WARNING : Severity.ERROR,
      chain: this.chain,
      requests,
      share: chosen.share,
      target: judged?.to.target,
      mix: answer.mix,
      deciding: this.deciding(answer, judged),
      pods: judged?.to.pods ?? [],
      isLasting,
      isRemovedFirst,
      detail: chosen.detail,
    };
  }

  /** A restart is what its team wants where nothing in the files calls the pods. */
  private hasNoKnownCallers(kind: WitnessKind): boolean {
    return kind === WitnessKind.PODS_INTERRUPTED && this.chain.rules.length === 0 && !isBehindIngress(this.step.before, this.chain.host);
  }

  /** Whether a mix comes about where removed objects go last, as kubectl and Flux do it. */
  private isUsual(mix: Mix): boolean {
    return this.removed.every(id => !mix.has(id)) || this.applied.every(id => mix.has(id));
  }

  private distance({ answer: { mix } }: Event): number {
    return Math.min(mix.size, this.chain.changed.length - mix.size);
  }

  private deciding({ result }: Answer, judged: Judged | undefined): string[] {
    const rules = this.chain.routing.filter(id => !id.includes('/Gateway/'));
    const own = result.taken?.rule.object.id;
    const first = own === undefined ? [] : [own];
    return judged === undefined ? [...new Set([...first, ...this.chain.routing])]
      : [...new Set([...first, ...rules.filter(id => this.chain.changed.includes(id)), ...decidingAbout(this.step, judged.to.target.host)])];
  }

  /** Pods get their first requests, or their last, from a way in that reaches all pods of a Service, while the rules that choose among these pods send them none. */
  private pastSplits(requests: RequestClass, { before, after, old, next }: EndsOfStep): void {
    // That TCP reaches all pods of a Service is how it is without a rule of its own.
    const isTcpWithoutRule = this.chain.rules.length === 0 && this.requests.isConnection(requests);
    for (const [side, answer, shares, others] of [['after', after, next, old], ['before', before, old, next]] as const) {
      for (const { to } of answer.destinations) {
        const pool = to.pods.filter(pods => shares.has(pods));
        const moving = pool.filter(one => !others.has(one) && (side === 'after' || one.countAfter === 0));
        for (const pods of pool.length < 2 ? [] : moving) {
          // Whoever calls a Service that no rule speaks of is known to nobody.
          const [rule] = isTcpWithoutRule ? [] : Choices.of(this.step, side).leavingOut(pods, pool, this.chain.rules.length > 0 ? undefined : to.target.host);
          if (rule !== undefined) {
            this.witnesses.push({
              kind: WitnessKind.PAST_SPLIT,
              severity: Severity.WARNING,
              chain: this.chain,
              requests,
              share: shares.get(pods)!,
              target: to.target,
              mix: answer.mix,
              deciding: this.deciding(answer, undefined).filter(id => !id.includes('/Gateway/')),
              pods: [pods],
              isLasting: side === 'after',
              isRemovedFirst: false,
              related: [rule],
            });
          }
        }
      }
    }
  }

  /** What the rest of the requests asks of the pods before and after: of an audience's part nobody knows how much it is. */
  private weigh(requests: RequestClass, { before, after, old, next }: EndsOfStep): void {
    if (!requests.isRest) {
      return;
    }
    for (const pods of new Set([...old.keys(), ...next.keys()])) {
      this.loads.push({ chain: this.chain, requests, pods, pool: poolOf(pods, before.destinations, after.destinations), before: old.get(pods) ?? 0, after: next.get(pods) ?? 0 });
    }
    const isPlain = before.result.taken !== undefined && after.result.taken === undefined && after.destinations.length > 0;
    const rising = [...next].filter(([pods, share]) => share > (old.get(pods) ?? 0) + EPSILON);
    const plain = after.destinations[0]?.to.key;
    if (isPlain && next.size > 1 && before.destinations.some(({ to }) => to.key !== plain)) {
      const reached = rising.length > 0 ? rising : [...next];
      this.witnesses.push({
        kind: WitnessKind.ALL_VERSIONS,
        severity: rising.some(([pods]) => !old.has(pods)) ? Severity.ERROR : Severity.WARNING,
        chain: this.chain,
        requests,
        share: Math.max(...reached.map(([, share]) => share)),
        target: after.destinations[0]?.to.target,
        mix: after.mix,
        deciding: this.deciding(before, before.destinations[0]),
        pods: reached.map(([pods]) => pods),
        isLasting: true,
        isRemovedFirst: false,
      });
    }
  }
}

/** Whether the rule leaves the port of a destination to the proxy. */
function isPortUnsaid({ result: { taken } }: Answer, { to: { target } }: Judged): boolean {
  return taken !== undefined && taken.rule.destinations.some(({ host, subset, port }) => host === target.host && (subset ?? undefined) === target.subset && port === undefined);
}
