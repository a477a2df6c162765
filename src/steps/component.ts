import { Chain, changedChains } from './chain';
import { autoscalerOf } from './instances';
import { Links } from './links';
import { perStep } from './per-step';
import { podsCarrying, selectorOf } from './pods-index';
import { Step } from './step';
import { addTo } from '../mesh/groups';

/** Changes that hang together: each decides about requests that another decides about too. */
export interface Component {
  /** Objects that differ, pods and what scales them among them. */
  readonly changed: ReadonlySet<string>;
  /** All objects that decide about these requests. */
  readonly ids: ReadonlySet<string>;
}

/** What a chain rests on. */
interface Footing {
  readonly chain: Chain;
  readonly changed: readonly string[];
  readonly ids: readonly string[];
}

const footings = perStep(step => {
  const all = [...changedChains(step)].map((chain): Footing => footingOf(step, chain));
  const byId = new Map<string, Footing[]>();
  all.forEach(footing => footing.changed.forEach(id => addTo(byId, id, footing)));
  return byId;
});

/** The changes that hang together with these objects; undefined where they are more than anybody would take one by one. */
export function componentOf(step: Step, ids: Iterable<string>, most: number): Component | undefined {
  const changed = new Set([...ids].filter(id => step.change(id) !== undefined));
  const all = new Set<string>(changed);
  const seen = new Set<Footing>();
  for (const id of changed) {
    for (const footing of footings(step).get(id) ?? []) {
      if (!seen.has(footing)) {
        seen.add(footing);
        // A set visits what is added to it while it is walked.
        footing.changed.forEach(other => changed.add(other));
        footing.ids.forEach(other => all.add(other));
      }
    }
    if (changed.size > most) {
      return undefined;
    }
  }
  return { changed, ids: all };
}

function footingOf(step: Step, chain: Chain): Footing {
  const services = chain.targets.flatMap(host => Links.of(step).servicesCalled(host)).flatMap(id => Object.values(step.versions(id)).filter(version => typeof version === 'object'));
  const pods = [...new Set(services.flatMap(service => podsCarrying(step, service.namespace, selectorOf(service))))];
  const scalers = pods.flatMap(({ object }) => [step.before, step.after].flatMap(set => autoscalerOf(set, object)?.object.id ?? []));
  const ids = [...chain.ids, ...pods.map(({ id }) => id), ...scalers];
  return { chain, ids, changed: [...chain.changed, ...ids.filter(id => !chain.ids.includes(id) && step.change(id) !== undefined)] };
}
