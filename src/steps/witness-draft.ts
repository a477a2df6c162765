import { judgeMixes } from './mixes';
import { Pods } from './pods';
import { describeClass } from './request-class';
import { StepDraft } from './rule';
import { safeSequence } from './safe-sequence';
import { Sequence, proposal } from './sequence';
import { Step } from './step';
import { Witness, WitnessKind } from './witness';
import { Inventory } from '../mesh/inventory';
import { ManifestObject } from '../mesh/manifest';
import { SEVERITY_RANK } from '../rules/severity-rank';

/** What a rule adds to its witnesses. */
export interface WitnessWords {
  /** What happens to the requests, behind "50 % of requests to reviews.shop": `get 503, since ...`. */
  readonly happens: (witness: Witness, names: WitnessNames) => string;
  /** What would help here, behind what helps in general. @default - nothing in particular */
  readonly fix?: (witness: Witness, names: WitnessNames) => string | undefined;
  /** A sequence that needs more than the objects of the step. @default - these are put in order */
  readonly sequence?: (step: Step, witness: Witness) => Sequence | undefined;
}

/** Objects of a witness in words. */
export interface WitnessNames {
  /** Rules that decide and change, such as `VirtualService shop/reviews`. */
  readonly rules: string;
  /** Of all objects that decide: those that are added, edited and removed. */
  readonly added: string;
  readonly edited: string;
  readonly removed: string;
  /** DestinationRules and Services that decide and change. */
  readonly targets: string;
  readonly pods: string;
  /** Where requests were sent: `subset v2 of reviews.shop.svc.cluster.local`. */
  readonly target: string;
}


/** One finding for all witnesses of a kind that say the same of the same objects; the worst of them is shown. */
export function* draftsOf(before: Inventory, after: Inventory, kinds: readonly WitnessKind[], words: WitnessWords): Iterable<StepDraft> {
  const step = Step.of(before, after);
  const worst = new Map<string, Witness>();
  for (const witness of judgeMixes(step).witnesses.filter(({ kind }) => kinds.includes(kind))) {
    const key = [witness.target?.host, witness.target?.subset, witness.detail, ...witness.pods.map(({ id }) => id), witness.target === undefined ? witness.chain.host : ''].join('|');
    const other = worst.get(key);
    if (other === undefined || SEVERITY_RANK[witness.severity] > SEVERITY_RANK[other.severity] || (witness.severity === other.severity && witness.share > other.share)) {
      worst.set(key, witness);
    }
  }
  for (const witness of worst.values()) {
    yield draft(step, witness, words);
  }
}

function draft(step: Step, witness: Witness, words: WitnessWords): StepDraft {
  const changed = witness.deciding.filter(id => witness.chain.changed.includes(id));
  const named = (ids: readonly string[]): ManifestObject[] => ids.map(id => object(step, id));
  const involved = [...named(changed), ...witness.pods.map(pods => pods.object), ...named(witness.deciding), ...services(step, witness), ...witness.related ?? []];
  const [first, ...related] = [...new Set(involved)];
  const names = namesOf(step, witness, changed);
  return {
    object: first,
    related,
    severity: witness.severity,
    message: `${percent(witness.share)} of ${requestsOf(witness)} ${words.happens(witness, names)}`,
    witness: when(step, witness, changed),
    advice: words.fix?.(witness, names),
    propose: judge => words.sequence === undefined ? safeSequence(step, objectsOf(witness), judge)?.stages.map(({ text }) => text) : proposal(words.sequence(step, witness), judge),
  };
}

function objectsOf({ chain, pods }: Witness): string[] {
  return [...chain.changed, ...pods.map(({ id }) => id)];
}

function object(step: Step, id: string): ManifestObject {
  const { before, after } = step.versions(id);
  return (after ?? before)!;
}

/** A witness without any rule is about the Service itself. */
function services(step: Step, { chain }: Witness): ManifestObject[] {
  return [step.after, step.before].flatMap(set => set.service(chain.host, '') ?? []).slice(0, 1);
}

function namesOf(step: Step, { pods, target, chain, detail }: Witness, changed: readonly string[]): WitnessNames {
  const names = (ids: readonly string[]): string => list(ids.map(id => String(object(step, id))));
  const isTarget = (id: string): boolean => /\/(DestinationRule|Service|ServiceEntry)\//.test(id);
  const isRule = (id: string): boolean => /\/(VirtualService|HTTPRoute|GRPCRoute|TCPRoute|TLSRoute)\//.test(id) && id !== detail;
  return {
    rules: names(changed.filter(isRule)),
    added: names(changed.filter(id => step.versions(id).before === undefined)),
    edited: names(changed.filter(id => step.versions(id).before !== undefined && step.versions(id).after !== undefined)),
    removed: names(changed.filter(id => step.versions(id).after === undefined)),
    targets: names(changed.filter(isTarget)),
    pods: list(pods.map(podsName)),
    target: target === undefined ? chain.host : target.subset === undefined ? target.host : `subset ${target.subset} of ${target.host}`,
  };
}

function podsName({ object: workload }: Pods): string {
  return String(workload);
}

/** `a`, `a and b`, `a, b and c`. */
export function list(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`;
}

function requestsOf({ chain, requests }: Witness): string {
  const way = chain.gateway === 'mesh' ? '' : ` through gateway ${chain.gateways[0] ?? chain.gateway}`;
  const port = requests.port === undefined || chain.gateway !== 'mesh' ? '' : `:${requests.port}`;
  return `requests to ${chain.host}${port}${way}${describeClass(requests)}${requests.isFromElsewhere ? ' from other namespaces' : ''}`;
}

export function percent(share: number): string {
  return `${Number((share * 100).toPrecision(3))} %`;
}

/** Which object is old and which new. */
function when(step: Step, { kind, mix, isLasting, pods, isRemovedFirst }: Witness, changed: readonly string[]): string {
  if (isLasting && kind !== WitnessKind.PODS_STARTING && kind !== WitnessKind.PODS_INTERRUPTED) {
    return 'once all of the step is applied';
  }
  const states = changed.map(id => {
    const { before, after } = step.versions(id);
    const isNew = mix.has(id);
    return `${object(step, id)} is ${isNew ? after === undefined ? 'gone' : before === undefined ? 'there' : 'new' : before === undefined ? 'not there yet' : 'old'}`;
  });
  const moving = pods.filter(one => one.moves).map(one => `${podsName(one)} ${movement(one)}`);
  return `while ${list([...states, ...moving])}${isRemovedFirst ? ', where removed objects go before the others are applied' : ''}`;
}

function movement({ before, after, isInterrupted, countBefore, countAfter }: Pods): string {
  return before === undefined || countBefore === 0 ? 'starts' : after === undefined || countAfter === 0 ? 'goes' : isInterrupted ? 'is restarted at once' : 'changes';
}
