import { Judged } from './judged';
import { Mix } from './mixture';
import { Pods } from './pods';
import { spread } from './shares';
import { WitnessKind } from './witness';
import { addTo } from '../mesh/groups';
import { TrafficResult } from '../traffic/result';

/** One mix as one class of requests meets it. */
export interface Answer {
  readonly mix: Mix;
  readonly result: TrafficResult;
  readonly destinations: readonly Judged[];
  readonly mirrors: readonly Judged[];
}

/** Something wrong in a mix, before it is known in which others. */
export interface Event {
  readonly kind: WitnessKind;
  readonly answer: Answer;
  readonly share: number;
  readonly judged?: Judged;
  readonly detail?: string;
  /** Pods answer all the same, though not as a rule says. */
  readonly isAnswered?: boolean;
}

/** Events that tell the same of different mixes, by what they tell. */
export type EventGroups = Map<string, Event[]>;

export const EPSILON = 1e-9;

/** Whether somebody answers the request, a redirect of the proxy's own among them. */
export function isAnswered({ result, destinations }: Answer): boolean {
  return !isLost({ result, destinations }) && (result.unknown !== undefined || destinations.length === 0 || destinations.some(({ to }) => to.answersBefore));
}

/** Whether nobody is asked: no route, no listener, a host that nobody knows, or a Sidecar that lets it out nowhere. Where manifests cannot tell it is no loss. */
export function isLost({ result: { kind, taken, unknown }, destinations }: Pick<Answer, 'result' | 'destinations'>): boolean {
  switch (unknown === undefined ? kind : 'unknown') {
    case 'noRoute': case 'refused': return true;
    case 'direct': return taken === undefined;
    case 'passthrough': case 'route': return destinations.length === 0;
    default: return false;
  }
}

/** The answers at both ends of a step, with what each of the pods gets there. */
export interface EndsOfStep {
  readonly before: Answer;
  readonly after: Answer;
  readonly old: ReadonlyMap<Pods, number>;
  readonly next: ReadonlyMap<Pods, number>;
}

export function endsOfStep(before: Answer, after: Answer): EndsOfStep {
  return { before, after, old: spread(before.destinations, 'before'), next: spread(after.destinations, 'after') };
}

/** Finds pods that get more in a mix than before and after, where rules are old or new, and so are the pods. */
export function higherShares(answer: Answer, ends: EndsOfStep, groups: EventGroups): boolean {
  const isEnd = answer === ends.before || answer === ends.after;
  if (isEnd && !answer.destinations.some(isRecounted)) {
    return false;
  }
  let found = false;
  for (const side of ['before', 'after'] as const) {
    if (answer === ends[side]) {
      continue;
    }
    for (const [pods, share] of spread(answer.destinations, side)) {
      if (share > Math.max(ends.old.get(pods) ?? 0, ends.next.get(pods) ?? 0) + EPSILON) {
        const judged = answer.destinations.find(({ to }) => to.pods.includes(pods))!;
        found = true;
        add(groups, { kind: WitnessKind.SHARE_HIGHER, answer, share, judged: { share, to: { ...judged.to, pods: [pods], key: pods.id } } });
      }
    }
  }
  return found;
}

/** Whether requests spread over pods whose numbers change. */
function isRecounted({ to: { pods } }: Judged): boolean {
  return pods.length > 1 && pods.some(({ countBefore, countAfter }) => countBefore !== countAfter);
}

/** Events that tell the same of different mixes come together. */
export function add(groups: EventGroups, event: Event): void {
  const key = `${event.kind}|${event.judged?.to.key ?? event.detail ?? ''}`;
  addTo(groups, key, event);
}
