import { ManifestObject } from '../../mesh/manifest';
import { Severity } from '../../rules/finding';
import { Draft } from '../../rules/rule';
import { destinationsOf, hostsSentTo, rulesOf } from '../destinations';
import { carries, podsCarrying, selectorOf } from '../pods-index';
import { StepRule } from '../rule';
import { same } from '../same';
import { isOfOneVersion } from '../service-of-version';
import { isAnswering, workloadIds } from '../service-reach';
import { Step } from '../step';

export const serviceSelectorMoved: StepRule = {
  code: 'CC922',
  name: 'service-selector-moved',
  severity: Severity.WARNING,
  meaning: 'the selector of a Service that answers moves to other pods',
  consequence: 'All requests move at once, without a share in between; the pods left behind lose their inbound configuration while requests are in flight.',
  fix: 'keep the selector on the labels that all versions share, and move the traffic by weights between subsets or Services of each version',
  sources: ['transitions/t062', 'transitions/t064', 'verdicts/up-service-selector-moved'],
  *checkStep(before, after): Iterable<Draft> {
    const step = Step.of(before, after);
    for (const edit of step.edited('Service')) {
      if (same(edit.before.spec.selector, edit.after.spec.selector) || edit.after.spec.type === 'ExternalName' || !isAnswering(step, edit.before)) {
        continue;
      }
      const [old, next] = [selectorOf(edit.before), selectorOf(edit.after)];
      const left = podsCarrying(step, edit.before.namespace, old).filter(pods => carries(pods.before, old));
      const taken = podsCarrying(step, edit.after.namespace, next).filter(pods => carries(pods.after, next));
      if (workloadIds(left) !== workloadIds(taken) || left.length === 0) {
        yield {
          object: edit.after,
          severity: isIdle(step, edit.before) ? Severity.INFO : Severity.WARNING,
          field: 'spec.selector',
          message: `the selector of ${edit.after} moves from ${shown(old)} to ${shown(next)}, to other pods`,
          related: taken.map(({ object }) => object),
        };
      }
    }
  },
};

/** A Service that gets no requests as far as rules say: that of one version, or one to which they give weight 0. Turning it is how such a release begins. */
function isIdle({ before, after }: Step, service: ManifestObject): boolean {
  const host = before.hostOf(service);
  const isKnownToRules = [before, after].every(set => rulesOf(set).some(rule => hostsSentTo(set, rule).includes(host)));
  return (isKnownToRules || isOfOneVersion(before, service)) && [before, after].every(set => [...destinationsOf(set)].every(destination => destination.host !== host));
}

function shown(selector: ReadonlyMap<string, string>): string {
  return selector.size === 0 ? 'nothing' : [...selector].map(([key, value]) => `${key}=${value}`).join(',');
}
