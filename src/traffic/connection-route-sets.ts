import { RuleSet } from './rule-set';
import { connectionRouteRules } from '../mesh/connection-route-rules';
import { Inventory } from '../mesh/inventory';
import { ManifestObject, strings } from '../mesh/manifest';
import { Binding, bindingsOf } from '../mesh/parent-ref';

const NONE = (): [] => [];

function ruleSet(set: Inventory, route: ManifestObject, binding: Binding): RuleSet {
  const atGateway = binding.to === 'listener';
  const port = atGateway ? undefined : binding.port;
  const gateway = atGateway ? binding.listener.id : 'mesh';
  if (route.kind === 'TCPRoute') {
    return new RuleSet(route, atGateway ? ['*'] : binding.hosts, [gateway], [], true, NONE, NONE, () => connectionRouteRules(set, route, port, undefined, atGateway));
  }
  const names = strings(route.spec, 'hostnames').map(host => host.toLowerCase());
  const served = atGateway ? binding.hosts : names.length === 0 ? ['*'] : names;
  const isEnded = atGateway && binding.listener.mode === 'tls-termination';
  const rules = (): ReturnType<typeof connectionRouteRules> => connectionRouteRules(set, route, port, served, atGateway);
  return new RuleSet(route, binding.hosts, [gateway], [], true, NONE, isEnded ? NONE : rules, isEnded ? rules : NONE);
}

/** TCPRoutes and TLSRoutes as rules about connections. */
export function connectionRouteSets(set: Inventory): RuleSet[] {
  return [...set.ofKind('TCPRoute'), ...set.ofKind('TLSRoute')].flatMap(route => bindingsOf(set, route).map(binding => ruleSet(set, route, binding)));
}
