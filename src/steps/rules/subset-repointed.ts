import { ManifestObject, PlainObject, asString, get, objects, shownValue, stringMap } from '../../mesh/manifest';
import { Severity } from '../../rules/finding';
import { Draft } from '../../rules/rule';
import { carries, podsCarrying, selectorOf } from '../pods-index';
import { StepRule } from '../rule';
import { same } from '../same';
import { workloadIds } from '../service-reach';
import { Step } from '../step';

export const subsetRepointed: StepRule = {
  code: 'CC923',
  name: 'subset-repointed',
  severity: Severity.WARNING,
  meaning: 'a subset of a host that has pods moves to other pods under its old name',
  consequence: 'Every route that names the subset moves at once, without a share in between, and whoever still holds the old subset sends to the old pods under the new meaning.',
  fix: 'name subsets after versions: add one for the new version, move the traffic by weights, and take the old one away a step later',
  sources: ['transitions/t050', 'https://istio.io/latest/docs/ops/best-practices/traffic-management/'],
  *checkStep(before, after): Iterable<Draft> {
    const step = Step.of(before, after);
    for (const edit of step.edited('DestinationRule')) {
      const service = serviceOf(step, edit.after);
      if (service === undefined || serviceOf(step, edit.before)?.id !== service.id) {
        continue;
      }
      const old = new Map(objects(edit.before.spec, 'subsets').map(subset => [asString(get(subset, 'name')), subset]));
      for (const [index, subset] of objects(edit.after.spec, 'subsets').entries()) {
        const earlier = old.get(asString(get(subset, 'name')));
        if (earlier !== undefined && !same(get(earlier, 'labels'), get(subset, 'labels')) && moves(step, service, earlier, subset)) {
          yield {
            object: edit.after,
            severity: isRole(earlier) && isReady(step, service, subset) ? Severity.INFO : Severity.WARNING,
            field: `spec.subsets[${index}].labels`,
            message: `subset ${shownValue(get(subset, 'name'))} of ${edit.after} moves from ${shown(earlier)} to ${shown(subset)}, to other pods`,
          };
        }
      }
    }
  },
};

function serviceOf({ before }: Step, rule: ManifestObject): ManifestObject | undefined {
  return before.service(asString(rule.spec.host) ?? '', rule.namespace);
}

function moves(step: Step, service: ManifestObject, earlier: PlainObject, later: PlainObject): boolean {
  const [old, next] = [earlier, later].map(subset => selectorOf(service, stringMap(subset, 'labels')));
  const left = podsCarrying(step, service.namespace, old).filter(pods => carries(pods.before, old) && pods.countBefore !== 0);
  const taken = podsCarrying(step, service.namespace, next).filter(pods => carries(pods.after, next));
  return left.length > 0 && workloadIds(left) !== workloadIds(taken);
}

/** A name such as `live`, which says nothing of the pods: moving it is how such a release goes, and all requests move at once by intention. */
function isRole(subset: PlainObject): boolean {
  const name = bare(asString(get(subset, 'name')) ?? '');
  return [...stringMap(subset, 'labels').values()].every(value => bare(value) !== name && !name.includes(bare(value)));
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** Whether all that it moves to was up before the step, and stays. */
function isReady(step: Step, service: ManifestObject, subset: PlainObject): boolean {
  const selector = selectorOf(service, stringMap(subset, 'labels'));
  const pods = podsCarrying(step, service.namespace, selector);
  return pods.length > 0 && pods.every(one => carries(one.before, selector) && one.countBefore !== 0 && one.countAfter !== 0);
}

function shown(subset: PlainObject): string {
  return [...stringMap(subset, 'labels')].map(([key, value]) => `${key}=${value}`).join(',') || 'no labels';
}
