import { RuleSet } from './rule-set';
import { effectiveRules } from '../mesh/delegates';
import { Inventory } from '../mesh/inventory';
import { MESH, VirtualService } from '../mesh/virtual-service';

/** A VirtualService that has hosts, as rules about them. */
export function virtualServiceRules(set: Inventory, service: VirtualService): RuleSet {
  const { object, hosts, gateways, mesh, exportTo, tls, tcp } = service;
  return new RuleSet(
    object,
    hosts.map(({ fullHost }) => fullHost.toLowerCase()),
    mesh ? [MESH, ...gateways] : gateways,
    exportTo,
    false,
    () => effectiveRules(set, service),
    () => tls.map(({ rule }) => rule),
    () => tcp.map(({ rule }) => rule),
  );
}
