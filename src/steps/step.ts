import { same } from './same';
import { groupBy } from '../mesh/groups';
import { Inventory } from '../mesh/inventory';
import { ManifestObject, get } from '../mesh/manifest';
import { perSet } from '../mesh/per-set';

/** One object in a step: changed, added (no `before`) or removed (no `after`). */
export interface Change {
  readonly id: string;
  readonly before?: ManifestObject;
  readonly after?: ManifestObject;
}

const steps = perSet(() => new WeakMap<Inventory, Step>());

/** Of these several may speak of one host, and the older counts. */
const COMPETING = ['VirtualService', 'DestinationRule', 'HTTPRoute', 'GRPCRoute', 'Gateway', 'ServiceEntry'];

/** Two sets of manifests with their objects paired. */
export class Step {
  /** Paired once, whatever number of rules ask. */
  public static of(before: Inventory, after: Inventory): Step {
    const ofBefore = steps(before);
    let step = ofBefore.get(after);
    if (step === undefined) {
      ofBefore.set(after, step = new Step(before, after));
    }
    return step;
  }

  /** What `perStep` keeps. */
  public readonly facts: unknown[] = [];
  /** What differs, those of `before` first. */
  public readonly changes: readonly Change[];
  private readonly old: ReadonlyMap<string, ManifestObject>;
  private readonly next: ReadonlyMap<string, ManifestObject>;
  private readonly byId = new Map<string, Change>();
  private readonly kinds: ReadonlyMap<string, readonly Change[]>;

  private constructor(public readonly before: Inventory, public readonly after: Inventory) {
    this.old = before.byId;
    this.next = after.byId;
    this.changes = pair(before, after);
    this.changes.forEach(change => this.byId.set(change.id, change));
    this.kinds = groupBy(this.changes, ({ before: old, after: next }) => (next ?? old)!.kind);
  }

  /** How an object changes; undefined where it stays as it is. */
  public change(id: string): Change | undefined {
    return this.byId.get(id);
  }

  /** Whether nothing tells the ages of the objects but their order in the files, and that is the same on both sides. */
  public get isInOneOrder(): boolean {
    return COMPETING.every(kind => {
      let last = -1;
      return this.ofKind(kind).every(({ before }) => before !== undefined) && this.before.ofKind(kind).every(({ id, created }) => {
        const order = this.next.get(id)?.order ?? last;
        const isLater = created === undefined && order >= last;
        last = order;
        return isLater;
      });
    });
  }

  /** All objects, those of `before` first. */
  public get ids(): Iterable<string> {
    return new Set([...this.old.keys(), ...this.next.keys()]);
  }

  /** An object before and after, changed or not. */
  public versions(id: string): Change {
    return { id, before: this.old.get(id), after: this.next.get(id) };
  }

  public ofKind(kind: string): readonly Change[] {
    return this.kinds.get(kind) ?? [];
  }

  /** Objects of a kind that are there before and after, and differ. */
  public *edited(kind: string): Iterable<{ readonly before: ManifestObject; readonly after: ManifestObject }> {
    for (const { before, after } of this.ofKind(kind)) {
      if (before !== undefined && after !== undefined) {
        yield { before, after };
      }
    }
  }
}

function pair(before: Inventory, after: Inventory): Change[] {
  const changes: Change[] = [];
  const [old, next] = [before.byId, after.byId];
  // Most objects stand, as they are, in the same place of both sets: they need no look by their ids.
  const isOneEach = old.size === before.all.length && next.size === after.all.length;
  const isIn = (others: Inventory, { raw, order, namespace }: ManifestObject): boolean =>
    isOneEach && order >= 0 && order < others.all.length && others.all[order].raw === raw && others.all[order].namespace === namespace;
  for (const [id, object] of old) {
    if (isIn(after, object)) {
      continue;
    }
    const successor = next.get(id);
    if (successor === undefined || !unchanged(object, successor)) {
      changes.push({ id, before: object, after: successor });
    }
  }
  for (const [id, object] of next) {
    if (!isIn(before, object) && !old.has(id)) {
      changes.push({ id, after: object });
    }
  }
  return changes;
}

/** What a live object carries beside what somebody wrote. */
const LIVE = new Set(['apiVersion', 'kind', 'metadata', 'status']);
const ROUTING_ANNOTATION = /^networking\.istio\.io\//;

/** Whether applying the second over the first would change what the object does. */
function unchanged(before: ManifestObject, after: ManifestObject): boolean {
  if (before.raw === after.raw) {
    return true;
  }
  for (const key of Object.keys(after.raw)) {
    if (!LIVE.has(key) && !same(get(before.raw, key), after.raw[key])) {
      return false;
    }
  }
  if (Object.keys(before.raw).some(key => !LIVE.has(key) && !Object.hasOwn(after.raw, key))) {
    return false;
  }
  return before.apiVersion === after.apiVersion && before.kind !== 'Namespace'
    ? sameRoutingMetadata(before, after) : same(get(before.raw, 'metadata', 'labels'), get(after.raw, 'metadata', 'labels'));
}

/** Labels of a Pod are what selects it, and Istio reads some annotations of a Service. */
function sameRoutingMetadata(before: ManifestObject, after: ManifestObject): boolean {
  if (before.kind === 'Pod') {
    return same(get(before.raw, 'metadata', 'labels'), get(after.raw, 'metadata', 'labels'));
  }
  if (before.kind !== 'Service') {
    return true;
  }
  const routing = ({ annotations }: ManifestObject): object => Object.fromEntries([...annotations].filter(([key]) => ROUTING_ANNOTATION.test(key)));
  return same(routing(before), routing(after));
}
