import { Inventory } from './inventory';
import { RuleSet } from './rule-set';

export function httpRouteRules(_set: Inventory): RuleSet[] {
  return [];
}
