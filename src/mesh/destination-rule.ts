import { groupBy } from './groups';
import { clusterName } from './host-state';
import { Inventory } from './inventory';
import { networking } from './istio';
import { ManifestObject, PlainObject, asObject, asString, entries, get, stringMap, strings } from './manifest';
import { perSet } from './per-set';

/** An entry of `subsets`. */
export interface Subset {
  readonly raw: PlainObject;
  readonly field: string;
  readonly name: string;
  readonly labels: ReadonlyMap<string, string>;
}

/** A DestinationRule, read once. */
export interface DestinationRule {
  readonly object: ManifestObject;
  readonly host: string;
  readonly fullHost: string;
  readonly subsets: readonly Subset[];
  readonly exportTo: readonly string[];
  /** That of the host as a whole. */
  readonly trafficPolicy?: PlainObject;
  /** Whether it holds for some clients of its namespace only. */
  readonly hasWorkloadSelector: boolean;
}

export const destinationRules: (set: Inventory) => readonly DestinationRule[] = perSet(set => networking(set, 'DestinationRule').map(object => {
  const host = asString(get(object.spec, 'host')) ?? '';
  return {
    object,
    host,
    fullHost: set.fullHost(host, object.namespace),
    subsets: entries(get(object.spec, 'subsets'), 'spec.subsets')
      .map(([raw, field]) => ({ raw, field, name: asString(get(raw, 'name')) ?? '', labels: stringMap(raw, 'labels') })),
    exportTo: strings(object.spec, 'exportTo'),
    trafficPolicy: asObject(get(object.spec, 'trafficPolicy')),
    hasWorkloadSelector: asObject(get(object.spec, 'workloadSelector')) !== undefined,
  };
}));

const byHost = perSet(set => groupBy(destinationRules(set), ({ fullHost }) => fullHost));
const wildcards = perSet(set => destinationRules(set).filter(({ host }) => host.startsWith('*')));

/** The rules for a host: those that name it; where there are none, those of the narrowest wildcard that takes it. */
export function rulesFor(set: Inventory, fullHost: string): readonly DestinationRule[] {
  const exact = byHost(set).get(fullHost);
  if (exact !== undefined || wildcards(set).length === 0) {
    return exact ?? [];
  }
  const wide = wildcards(set).filter(({ host }) => fullHost.endsWith(host.slice(1)));
  const narrowest = Math.max(...wide.map(({ host }) => host.length));
  return wide.filter(({ host }) => host.length === narrowest);
}

/**
 * Whether a rule is looked up for every caller: it lives with the Service or in the root namespace.
 * @see https://istio.io/latest/docs/ops/best-practices/traffic-management/#cross-namespace-configuration
 */
export function isLookedUpByAll(set: Inventory, rule: DestinationRule): boolean {
  const service = clusterName(set, rule.fullHost);
  return service === undefined || rule.object.namespace === service.namespace || rule.object.namespace === set.rootNamespace;
}
