import { byAge } from './age';
import { isExported } from './export-to';
import { Host } from './host';
import { completeHost, isWildcard, patternsOf } from './host-name';
import { Inventory } from './inventory';
import { ManifestObject, PlainObject, asObject, asString, get, objects, selects, stringMap, strings } from './manifest';
import { perSet } from './per-set';
import { Proxy } from './proxy';

/** The DestinationRules of one namespace about one host, together. */
export interface MergedDestinationRule {
  /** Oldest first; subsets of the younger are added where their names are new. */
  readonly objects: readonly ManifestObject[];
  readonly exportTo: readonly string[];
  readonly selector?: ReadonlyMap<string, string>;
  readonly subsets: ReadonlyMap<string, PlainObject>;
  readonly trafficPolicy?: PlainObject;
}

function selectorOf(rule: ManifestObject): ReadonlyMap<string, string> | undefined {
  const selector = asObject(get(rule.spec, 'workloadSelector'));
  return selector && stringMap(selector, 'matchLabels');
}

function sameKeys(one: ReadonlyMap<string, string> | undefined, other: ReadonlyMap<string, string> | undefined): boolean {
  return one === undefined || other === undefined ? one === other : one.size === other.size && selects(one, other);
}

function sameExport(one: readonly string[], other: readonly string[]): boolean {
  return [...one].sort().join() === [...other].sort().join();
}

function single(rule: ManifestObject): MergedDestinationRule {
  const subsets = new Map<string, PlainObject>();
  for (const subset of objects(rule.spec, 'subsets')) {
    const name = asString(get(subset, 'name')) ?? '';
    if (!subsets.has(name)) {
      subsets.set(name, subset);
    }
  }
  return { objects: [rule], exportTo: strings(rule.spec, 'exportTo'), selector: selectorOf(rule), subsets, trafficPolicy: asObject(get(rule.spec, 'trafficPolicy')) };
}

function merged(older: MergedDestinationRule, younger: MergedDestinationRule): MergedDestinationRule {
  return {
    ...older,
    objects: [...older.objects, ...younger.objects],
    subsets: new Map([...younger.subsets, ...older.subsets]),
    trafficPolicy: older.trafficPolicy ?? younger.trafficPolicy,
  };
}

/** All DestinationRules, by namespace and host. */
class DestinationRuleIndex {
  private readonly byPlace = new Map<string, MergedDestinationRule[]>();
  private readonly namespaces = new Set<string>();
  private hasWildcards = false;
  /** Whether any rule is for some callers of its namespace alone. */
  public readonly hasSelectors: boolean;

  constructor(set: Inventory) {
    for (const object of [...set.ofKind('DestinationRule')].sort(byAge)) {
      const host = completeHost(asString(get(object.spec, 'host')) ?? '', object.namespace, set.clusterDomain);
      const key = `${object.namespace}/${host}`;
      const list = this.byPlace.get(key) ?? [];
      const rule = single(object);
      const like = list.findIndex(other => sameKeys(other.selector, rule.selector) && sameExport(other.exportTo, rule.exportTo));
      if (like < 0) {
        list.push(rule);
      } else {
        list[like] = merged(list[like], rule);
      }
      this.byPlace.set(key, list);
      this.namespaces.add(object.namespace);
      this.hasWildcards ||= isWildcard(host);
    }
    this.hasSelectors = [...this.byPlace.values()].some(rules => rules.some(rule => rule.selector !== undefined));
  }

  /** Of the rules of a namespace that count, those about the most specific name of a host. */
  public in(namespace: string, host: string, counts: (rule: MergedDestinationRule) => boolean): readonly MergedDestinationRule[] {
    if (!this.namespaces.has(namespace)) {
      return [];
    }
    for (const pattern of isWildcard(host) || !this.hasWildcards ? [host] : patternsOf(host)) {
      const rules = this.byPlace.get(`${namespace}/${pattern}`)?.filter(counts);
      if (rules !== undefined && rules.length > 0) {
        return rules;
      }
    }
    return [];
  }
}

const indexOf = perSet(set => new DestinationRuleIndex(set));

/** Whether what holds can differ between callers of one namespace. */
export function hasCallerSelectors(set: Inventory): boolean {
  return indexOf(set).hasSelectors;
}

/** For its own namespace and no other. */
function isPrivate({ exportTo }: MergedDestinationRule, namespace: string): boolean {
  return exportTo.length > 0 && exportTo.every(target => target === '.' || target === namespace);
}

/** What a namespace says to others; a more specific rule that is not for this viewer hides a wider one that is. */
function exportedFrom(index: DestinationRuleIndex, namespace: string, host: Host, viewer: string): readonly MergedDestinationRule[] {
  return index.in(namespace, host.name, rule => !isPrivate(rule, namespace) || namespace === viewer).filter(rule => isExported(rule.exportTo, namespace, viewer));
}

function candidates(set: Inventory, { namespace }: Proxy, host: Host): readonly MergedDestinationRule[] {
  const index = indexOf(set);
  // A rule in the root namespace is meant for the whole mesh, so proxies that run there look at it last.
  const own = index.in(namespace, host.name, rule => namespace === set.rootNamespace ? isPrivate(rule, namespace) : isExported(rule.exportTo, namespace, namespace));
  if (own.length > 0) {
    return own;
  }
  const beside = exportedFrom(index, host.namespace, host, namespace);
  return beside.length > 0 ? beside : exportedFrom(index, set.rootNamespace, host, namespace);
}

/**
 * The DestinationRule that holds for what a proxy sends to a host: looked for in the proxy's namespace, then beside the Service, then in the root namespace.
 * @see https://istio.io/latest/docs/ops/best-practices/traffic-management/#cross-namespace-configuration
 */
export function destinationRuleFor(set: Inventory, proxy: Proxy, host: Host): MergedDestinationRule | undefined {
  const rules = candidates(set, proxy, host);
  const chosen = rules.find(rule => rule.selector !== undefined && rule.objects[0].namespace === proxy.namespace && selects(rule.selector, proxy.labels));
  return chosen ?? rules.filter(rule => rule.selector === undefined).at(-1);
}

/** Labels that a subset adds to the Service's selector; undefined where the rule has no such subset. */
export function subsetLabels(rule: MergedDestinationRule | undefined, subset: string): ReadonlyMap<string, string> | undefined {
  const found = rule?.subsets.get(subset);
  return found && stringMap(found, 'labels');
}
