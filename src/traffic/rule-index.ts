import { connectionRouteSets } from './connection-route-sets';
import { httpRouteRuleSets } from './http-route';
import { ingressRuleSets } from './ingress';
import { RuleSet } from './rule-set';
import { virtualServiceRules } from './virtual-service';
import { byAge } from '../mesh/age';
import { isExported, isPublic } from '../mesh/export-to';
import { addTo } from '../mesh/groups';
import { patternsOf } from '../mesh/host-name';
import { Inventory } from '../mesh/inventory';
import { perSet } from '../mesh/per-set';
import { virtualServices } from '../mesh/virtual-service';

const NONE: readonly RuleSet[] = [];

/** All rules about hosts, found by gateway (`mesh` is one) and host. */
export class RuleIndex {
  public static readonly of = perSet(set => new RuleIndex(set));

  private readonly byGateway = new Map<string, Map<string, RuleSet[]>>();

  /** The older first. */
  public readonly all: readonly RuleSet[];

  private constructor(set: Inventory) {
    const all = [
      ...virtualServices(set).filter(({ isDelegate }) => !isDelegate).map(service => virtualServiceRules(set, service)),
      ...httpRouteRuleSets(set),
      ...connectionRouteSets(set),
      ...ingressRuleSets(set),
    ];
    all.sort((one, other) => byAge(one.object, other.object));
    this.all = all;
    for (const rules of all) {
      for (const gateway of rules.gateways) {
        let byHost = this.byGateway.get(gateway);
        if (byHost === undefined) {
          this.byGateway.set(gateway, byHost = new Map());
        }
        for (const host of new Set(rules.hosts)) {
          addTo(byHost, host, rules);
        }
      }
    }
  }

  /**
   * The rules that say exactly this host (a wildcard is a host here) and are seen from a namespace, in the order in which they count:
   * what is for this namespace alone, what is exported to it by name, HTTPRoutes of this namespace, then what is for everybody; the older first.
   */
  public about(gateway: string, host: string, namespace: string): readonly RuleSet[] {
    const all = this.byGateway.get(gateway)?.get(host) ?? NONE;
    if (all.length <= 1) {
      return all.length === 0 || isExported(all[0].exportTo, all[0].namespace, namespace) ? all : NONE;
    }
    const tiers: RuleSet[][] = [[], [], [], []];
    for (const rules of all) {
      if (isExported(rules.exportTo, rules.namespace, namespace)) {
        const own = rules.namespace === namespace;
        tiers[isPublic(rules.exportTo) ? (rules.isGatewayApi && own ? 2 : 3) : own ? 0 : 1].push(rules);
      }
    }
    // Beside an HTTPRoute for the same Service a GRPCRoute is silent, whichever is older.
    return tiers.map(tier => [...tier.filter(({ object }) => object.kind !== 'GRPCRoute'), ...tier.filter(({ object }) => object.kind === 'GRPCRoute')]).flat();
  }

  /** All rules bound to a gateway that are seen from a namespace, the older first. */
  public boundTo(gateway: string, namespace: string): readonly RuleSet[] {
    const all = new Set([...this.byGateway.get(gateway)?.values() ?? []].flat());
    return [...all].filter(rules => isExported(rules.exportTo, rules.namespace, namespace)).sort((one, other) => byAge(one.object, other.object));
  }

  /** All rules that say a host or a wildcard that stands for it, whoever sees them. */
  public speakingOf(gateway: string, host: string): readonly RuleSet[] {
    return [...patternsOf(host)].flatMap(pattern => this.byGateway.get(gateway)?.get(pattern) ?? []);
  }

  /** Whether any rules say exactly this host. */
  public speaksOf(gateway: string, host: string): boolean {
    return this.byGateway.get(gateway)?.has(host) ?? false;
  }
}
