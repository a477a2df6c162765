import * as cluster from './cluster';
import * as delegates from './delegates';
import * as hosts from './hosts';
import * as httproutes from './httproutes';
import * as input from './input';
import * as matches from './matches';
import * as policies from './policies';
import * as references from './references';
import * as routes from './routes';
import { RuleDescription, StaticRule, StepRule } from './rule';
import * as shapes from './shapes';
import * as step from './step';
import { suppressionRules } from './suppression';

/** All rules that look at one set of manifests. */
export const staticRules: readonly StaticRule[] = [
  input, references, hosts, routes, delegates, matches, policies, httproutes, cluster, shapes,
].flatMap(family => family.rules);

/** All rules that look at a step from one set of manifests to the next. */
export const stepRules: readonly StepRule[] = step.stepRules;

/** Everything that docs/RULES.md describes, by code. */
export function ruleDescriptions(): readonly RuleDescription[] {
  return [...suppressionRules, ...staticRules, ...stepRules].sort((a, b) => a.code < b.code ? -1 : 1);
}
