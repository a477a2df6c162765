import { destinationsOf } from './destinations';
import { perStep } from './per-step';
import { Pods } from './pods';
import { carries, podsCarrying, selectorOf } from './pods-index';
import { subsetsByHost } from './serving';
import { Step } from './step';
import { addTo } from '../mesh/groups';
import { ManifestObject } from '../mesh/manifest';

export type Side = 'before' | 'after';

/** What a rule sends requests to, where it chooses: one group of pods for each of its destinations. */
interface Choice {
  readonly rule: ManifestObject;
  readonly groups: readonly ReadonlySet<Pods>[];
  readonly hosts: ReadonlySet<string>;
}

/** Which rules choose among pods, at one end of a step. */
export class Choices {
  private static readonly ofStep = perStep(step => ({ before: new Choices(step, 'before'), after: new Choices(step, 'after') }));

  public static of(step: Step, side: Side): Choices {
    return Choices.ofStep(step)[side];
  }

  private readonly byPods = new Map<Pods, Choice[]>();

  private constructor(step: Step, side: Side) {
    const subsets = subsetsByHost(step[side]);
    const known = new Map<string, ReadonlySet<Pods> | undefined>();
    const groupsOf = new Map<ManifestObject, { groups: Set<ReadonlySet<Pods>>; hosts: Set<string> }>();
    for (const { by, host, subset, isMirror } of destinationsOf(step[side])) {
      const key = `${host} ${subset ?? ''}`;
      if (!known.has(key)) {
        known.set(key, podsOf(step, side, host, subset === undefined ? undefined : subsets.get(key)));
      }
      const pods = known.get(key);
      if (!isMirror && pods !== undefined) {
        const { groups, hosts } = groupsOf.get(by) ?? { groups: new Set(), hosts: new Set() };
        groupsOf.set(by, { groups: groups.add(pods), hosts: hosts.add(host) });
      }
    }
    for (const [rule, { groups, hosts }] of groupsOf) {
      const choice = { rule, groups: [...groups], hosts };
      new Set(choice.groups.flatMap(group => [...group])).forEach(pods => addTo(this.byPods, pods, choice));
    }
  }

  /**
   * Rules that send to some of the pool's pods, chosen among all of them, and never to these.
   * @param host only rules that send to this host itself. @default - whatever Services lead to the pods
   */
  public leavingOut(pods: Pods, pool: readonly Pods[], host?: string): ManifestObject[] {
    return this.within(pool).filter(({ groups, hosts }) => groups.every(group => !group.has(pods)) && (host === undefined || hosts.has(host))).map(({ rule }) => rule);
  }

  /** Rules that choose among the pods of a pool. */
  public amongst(pool: readonly Pods[]): ManifestObject[] {
    return this.within(pool).map(({ rule }) => rule);
  }

  private within(pool: readonly Pods[]): Choice[] {
    const choices = new Set(pool.flatMap(one => this.byPods.get(one) ?? []));
    return [...choices].filter(({ groups }) => groups.some(group => pool.some(one => group.has(one)) && pool.some(one => !group.has(one))));
  }
}

function podsOf(step: Step, side: Side, host: string, labels: ReadonlyMap<string, string> | undefined): ReadonlySet<Pods> | undefined {
  const service = step[side].service(host, '');
  const selector = service === undefined ? undefined : selectorOf(service, labels);
  return service === undefined || selector === undefined ? undefined
    : new Set(podsCarrying(step, service.namespace, selector).filter(pods => carries(pods[side], selector)));
}
