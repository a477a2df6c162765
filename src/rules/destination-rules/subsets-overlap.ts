import { groupBy } from '../../mesh/groups';
import { Inventory } from '../../mesh/inventory';
import { SubsetPods, subsetPods } from '../../mesh/subset-pods';
import { usesOf } from '../../mesh/subset-use';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const subsetsOverlap: StaticRule = {
  code: 'CC111',
  name: 'subsets-overlap',
  severity: Severity.ERROR,
  meaning: 'two subsets among which one route divides requests select the same pods',
  consequence: 'The shares are not those of the weights: pods of the one version also get the requests of the other.',
  fix: 'give each subset a label that only its version has',
  sources: ['verdicts/subset-overlap'],
  *check(set): Iterable<Draft> {
    for (const [rule, subsets] of groupBy(subsetPods(set).filter(({ subset }) => subset.labels.size > 0), each => each.rule)) {
      const owner = new Map<string, SubsetPods>();
      for (const current of subsets) {
        // Argo Rollouts adds a label of its own to subsets while it moves requests.
        const fixed = current.pods.filter(({ object }) => object.kind !== 'Rollout');
        const earlier = fixed.map(({ object }) => owner.get(object.id)).find(each => each !== undefined && areDivided(set, each, current));
        if (earlier !== undefined) {
          const shared = current.pods.filter(({ object }) => owner.get(object.id) === earlier).map(({ object }) => object);
          yield {
            object: rule.object,
            field: current.subset.field,
            related: shared,
            message: `subsets "${earlier.subset.name}" and "${current.subset.name}" both select the pods of ${shared.join(', ')}`,
          };
        }
        current.pods.forEach(({ object }) => owner.set(object.id, owner.get(object.id) ?? current));
      }
    }
  },
};

/** Whether one route deals requests to both: two names of the same pods are harmless elsewhere. */
function areDivided(set: Inventory, a: SubsetPods, b: SubsetPods): boolean {
  return usesOf(set, a.service.host).some(({ destination, beside }) =>
    destination.subset === a.subset.name && !destination.mirror
    && beside.some(other => other.subset === b.subset.name && other.fullHost === destination.fullHost && (other.weight ?? 0) > 0 && (destination.weight ?? 0) > 0));
}
