import { StepRule } from './rule';
import { stepRules as rules } from './rules';
import { staticRules } from '../rules/catalogue';
import { parameterRules } from '../rules/parameter';
import { RuleDescription } from '../rules/rule';
import { suppressionRules } from '../rules/suppression';

/** All rules that look at a step from one set of manifests to the next. */
export const stepRules: readonly StepRule[] = rules.map(rule => ({ pack: 'steps' as const, ...rule }));

/** Everything that docs/RULES.md describes, by code. */
export function ruleDescriptions(): readonly RuleDescription[] {
  return [...suppressionRules, ...parameterRules, ...staticRules, ...stepRules].sort((a, b) => a.code < b.code ? -1 : 1);
}
