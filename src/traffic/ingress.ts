import { RuleSet } from './rule-set';
import { INGRESS_GATEWAY, ingressRules, istioIngresses } from '../mesh/ingress';
import { Inventory } from '../mesh/inventory';

/** Ingresses that Istio serves, as rules about their hosts. */
export function ingressRuleSets(set: Inventory): RuleSet[] {
  const gateway = `${set.rootNamespace}/${INGRESS_GATEWAY}`;
  return istioIngresses(set).flatMap(ingress => ingressRules(set, ingress).map(({ host, rules }) => new RuleSet(ingress, [host], [gateway], [], false, () => rules)));
}
