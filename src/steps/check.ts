import { stepRules } from './catalogue';
import { StepOptions } from './rule';
import { Inventory } from '../mesh/inventory';
import { CheckOptions, Placed, asked, inOrder, place } from '../rules/check';
import { Finding, Severity } from '../rules/finding';
import { SuppressionScope, suppress } from '../rules/suppression';

const askedOfSteps = asked(stepRules);

/** What the rules say about the step from a settled set of manifests to the next; the sets themselves are for `checkManifests`. */
export function checkStep(before: Inventory, after: Inventory, options: CheckOptions & StepOptions = {}): Finding[] {
  const found: Placed[] = [];
  for (const rule of askedOfSteps[options.atLeast ?? Severity.INFO]) {
    for (const draft of rule.checkStep(before, after, options)) {
      found.push(place(rule, draft));
    }
  }
  return suppress(inOrder(found), [after, before], { ...options, scope: SuppressionScope.STEP });
}
