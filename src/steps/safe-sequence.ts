import { Component, componentOf } from './component';
import { newVersion } from './mixture';
import { perStep } from './per-step';
import { same } from './same';
import { Sequence, Stage, StepJudge } from './sequence';
import { Step } from './step';
import { Inventory } from '../mesh/inventory';
import { ManifestObject, PlainObject, asNumber, asObject, asString, get, objects, strings } from '../mesh/manifest';
import { Workload } from '../mesh/workload';

/** So many changed objects are put in order; for more nobody would follow the list. */
const MOST_CHANGES = 24;
/** So many are also tried in any order, one by one. */
const MOST_SEARCHED = 5;

/** So many sequences are looked for in one step; whoever breaks more has read enough. */
const MOST_SEARCHES = 40;

/** What can be done on its own: an object in the version that it then has; undefined: it is gone. */
interface Move {
  readonly id: string;
  readonly to: ManifestObject | undefined;
  readonly text: string;
  readonly phase: Phase;
}

/** In which order safe releases go: what is sent to is there before, and stays until nobody sends there. */
enum Phase { PREPARE, SUBSETS, TURN, RULES, RULES_GONE, SUBSETS_GONE, TARGETS_GONE, PODS_GONE }

const USUAL = [Phase.PREPARE, Phase.SUBSETS, Phase.TURN, Phase.RULES, Phase.RULES_GONE, Phase.SUBSETS_GONE, Phase.TARGETS_GONE, Phase.PODS_GONE];
/** Rules that keep requests from pods come before these, or the pods leave before the rules change. */
const ORDERS = [
  USUAL,
  [Phase.SUBSETS, Phase.RULES, Phase.PREPARE, Phase.TURN, Phase.RULES_GONE, Phase.SUBSETS_GONE, Phase.TARGETS_GONE, Phase.PODS_GONE],
  [Phase.PODS_GONE, ...USUAL.slice(0, -1)],
];

const RULES = new Set(['VirtualService', 'HTTPRoute', 'GRPCRoute', 'TCPRoute', 'TLSRoute']);

const known = perStep(() => new Map<string, Sequence | undefined>());

/** A sequence of steps to the end of what hangs together with these objects, each of which passes the check; undefined where none is found. */
export function safeSequence(step: Step, ids: Iterable<string>, judge: StepJudge): Sequence | undefined {
  const component = componentOf(step, ids, MOST_CHANGES);
  if (component === undefined || component.changed.size === 0) {
    return undefined;
  }
  const key = [...component.changed].sort().join();
  const sequences = known(step);
  if (!sequences.has(key)) {
    sequences.set(key, sequences.size < MOST_SEARCHES ? new Search(step, component, judge).find() : undefined);
  }
  return sequences.get(key);
}

/** The same step in two: first a field of one object is set, then the rest follows, with that field as it was set. */
export function withFieldFirst(step: Step, id: string, fields: PlainObject, text: string, rest: string): Sequence | undefined {
  const component = componentOf(step, [id], MOST_CHANGES);
  if (component === undefined) {
    return undefined;
  }
  const set = (end: Inventory): Inventory => Inventory.from(end.all.map(object => object.id === id ? edited(object, fields) : object), end);
  const [from, to] = (['before', 'after'] as const).map(side => endOf(step, component, side));
  return { from, stages: [{ text, set: set(from) }, { text: rest, set: set(to) }] };
}

/** The objects that decide about a component, as they are before the step or after it. */
export function endOf(step: Step, { ids }: Component, side: 'before' | 'after'): Inventory {
  const members = [...ids].map(id => side === 'before' || step.change(id) === undefined ? step.versions(id).before : newVersion(step, id));
  return Inventory.from(members.filter(member => member !== undefined), step.before);
}

class Search {
  private readonly from: Inventory;
  private readonly ends: readonly Inventory[];
  private readonly moves: readonly Move[];

  constructor(step: Step, component: Component, private readonly judge: StepJudge) {
    this.from = endOf(step, component, 'before');
    this.ends = [this.from, endOf(step, component, 'after')];
    this.moves = [...component.changed].flatMap(id => movesOf(step, id));
  }

  public find(): Sequence | undefined {
    for (const order of ORDERS) {
      const groups = order.map(phase => this.moves.filter(move => move.phase === phase)).filter(group => group.length > 0);
      const found = this.shortest(groups);
      if (found !== undefined) {
        return found;
      }
    }
    return this.moves.length <= MOST_SEARCHED ? this.anyOrder() : undefined;
  }

  /** As few steps as pass, groups taken together where they can be; undefined where one does not pass even alone. */
  private shortest(groups: readonly (readonly Move[])[]): Sequence | undefined {
    const stages: Stage[] = [];
    let at = this.from;
    for (let next = 0; next < groups.length;) {
      let taken = 0;
      let stage: Stage | undefined;
      for (let count = 1; next + count <= groups.length; count++) {
        const candidate = stageOf(at, groups.slice(next, next + count).flat());
        if (this.judge(at, candidate.set, this.ends)) {
          [taken, stage] = [count, candidate];
        } else if (stage !== undefined) {
          break;
        }
      }
      if (stage === undefined) {
        return undefined;
      }
      stages.push(stage);
      [at, next] = [stage.set, next + taken];
    }
    return stages.length > 1 ? { from: this.from, stages } : undefined;
  }

  /** Whatever passes next, one move after the other. */
  private anyOrder(): Sequence | undefined {
    const found = this.walk(this.from, this.moves, new Set());
    return found === undefined ? undefined : this.shortest(found.map(move => [move]));
  }

  private walk(at: Inventory, left: readonly Move[], deadEnds: Set<string>): readonly Move[] | undefined {
    const key = left.map(({ text }) => text).join();
    if (left.length === 0 || deadEnds.has(key)) {
      return left.length === 0 ? [] : undefined;
    }
    for (const move of left) {
      const others = left.filter(other => other !== move);
      // Subsets that are merged first are cut to size later.
      const isEarly = others.some(other => other.id === move.id && other.phase < move.phase);
      const { set } = stageOf(at, [move]);
      const rest = !isEarly && this.judge(at, set, this.ends) ? this.walk(set, others, deadEnds) : undefined;
      if (rest !== undefined) {
        return [move, ...rest];
      }
    }
    deadEnds.add(key);
    return undefined;
  }
}

function stageOf(from: Inventory, moves: readonly Move[]): Stage {
  const byId = new Map(moves.map(move => [move.id, move]));
  const kept = from.all.map(object => byId.has(object.id) ? byId.get(object.id)!.to : object).filter(object => object !== undefined);
  const there = new Set(kept.map(({ id }) => id));
  const added = [...byId.values()].flatMap(({ to }) => to === undefined || there.has(to.id) ? [] : [to]);
  return { text: [...byId.values()].map(({ text }) => text).join(', '), set: Inventory.from([...kept, ...added], from) };
}

/** What has to be done about an object, in one move or in two. */
function movesOf(step: Step, id: string): Move[] {
  const { before } = step.versions(id);
  const to = newVersion(step, id);
  const object = (to ?? before)!;
  const one = (phase: Phase, text: string): Move[] => [{ id, to, phase, text }];
  if (to === undefined) {
    const isPods = Workload.of(object) !== undefined || isScaler(object);
    return one(isPods ? Phase.PODS_GONE : object.kind === 'DestinationRule' ? Phase.SUBSETS_GONE : isRoot(object) ? Phase.RULES_GONE : Phase.TARGETS_GONE, `take ${object} away`);
  }
  if (before === undefined) {
    const isPods = Workload.of(object) !== undefined;
    return one(isRoot(object) ? Phase.RULES : object.kind === 'DestinationRule' ? Phase.SUBSETS : Phase.PREPARE, isPods ? `start ${object} and wait until it is ready` : `apply ${object}`);
  }
  if (object.kind === 'DestinationRule') {
    return subsetMoves(id, before, to);
  }
  if (Workload.of(object) !== undefined) {
    const isGrowing = (asNumber(get(to.spec, 'replicas')) ?? 1) > (asNumber(get(before.spec, 'replicas')) ?? 1);
    return one(isGrowing ? Phase.PREPARE : Phase.PODS_GONE, isGrowing ? `apply ${object} and wait until its pods are ready` : `apply ${object}`);
  }
  return one(isRoot(object) ? Phase.RULES : isDelegate(object) ? Phase.PREPARE : Phase.TURN, `apply ${object}`);
}

/** Old and new subsets together first, then what is left. */
function subsetMoves(id: string, before: ManifestObject, after: ManifestObject): Move[] {
  const [old, next] = [before, after].map(({ spec }) => objects(spec, 'subsets'));
  const names = new Map(next.map(subset => [asString(get(subset, 'name')), subset]));
  const gone = old.filter(subset => !names.has(asString(get(subset, 'name'))));
  const isMoved = old.some(subset => !gone.includes(subset) && !same(get(subset, 'labels'), get(names.get(asString(get(subset, 'name'))), 'labels')));
  if (gone.length === 0 || isMoved || !same(before.spec.host, after.spec.host)) {
    return [{ id, to: after, phase: Phase.SUBSETS, text: `apply ${after}` }];
  }
  const merged = edited(after, { subsets: [...next, ...gone] });
  const isOnlyLess = next.length + gone.length === old.length;
  const cut: Move = { id, to: after, phase: Phase.SUBSETS_GONE, text: `take subsets that nobody uses any more out of ${after}` };
  return isOnlyLess && same(before.spec.trafficPolicy, after.spec.trafficPolicy) ? [cut]
    : [{ id, to: merged, phase: Phase.SUBSETS, text: `apply ${after} with the old and the new subsets` }, cut];
}

/** An object as it stands, with other fields in its `spec`. */
function edited({ raw, order, namespace, source }: ManifestObject, fields: PlainObject): ManifestObject {
  return new ManifestObject({ ...raw, spec: { ...asObject(get(raw, 'spec')), ...fields } }, order, namespace, source);
}

function isDelegate({ kind, spec }: ManifestObject): boolean {
  return kind === 'VirtualService' && strings(spec, 'hosts').length === 0;
}

function isRoot(object: ManifestObject): boolean {
  return RULES.has(object.kind) && !isDelegate(object);
}

function isScaler({ kind }: ManifestObject): boolean {
  return kind === 'HorizontalPodAutoscaler' || kind === 'ScaledObject';
}
