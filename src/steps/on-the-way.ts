import { destinationsOf } from './destinations';
import { Inventory } from '../mesh/inventory';
import { ManifestObject, asString, get, objects } from '../mesh/manifest';
import { subsetsUnused } from '../rules/destination-rules/subsets-unused';
import { Finding, ObjectReference, Severity } from '../rules/finding';
import { autoscalerAndReplicas } from '../rules/scaling/autoscaler-and-replicas';

type Judge = (finding: Finding, before: Inventory, after: Inventory) => boolean;

/** What stands in a set only because steps are taken one at a time, by code. */
const ON_THE_WAY: ReadonlyMap<string, Judge> = new Map<string, Judge>([
  [subsetsUnused.code, isRouteStillToMove],
  [autoscalerAndReplicas.code, isAutoscalerNew],
]);

/** Turns a finding about the set after a step into information where a safe way leads through such a set. */
export function onTheWay(finding: Finding, before: Inventory, after: Inventory): Finding {
  return ON_THE_WAY.get(finding.code)?.(finding, before, after) === true ? { ...finding, severity: Severity.INFO } : finding;
}

/** First the subsets, then the route that names one; and back: first the route to the whole host, then no subsets. */
function isRouteStillToMove({ object }: Finding, before: Inventory, after: Inventory): boolean {
  const rule = find(after, object);
  const host = rule === undefined ? undefined : after.fullHost(asString(rule.spec.host) ?? '', rule.namespace);
  const subsets = objects(rule?.spec, 'subsets');
  const earlier = before.ofKind('DestinationRule').filter(other => before.fullHost(asString(other.spec.host) ?? '', other.namespace) === host);
  const hadSubsets = earlier.some(other => objects(other.spec, 'subsets').length > 0);
  return !hadSubsets || (subsets.length === 1 && [...destinationsOf(before)].some(destination => destination.host === host && destination.subset !== undefined));
}

/** It has scaled nothing yet, and what the manifest says is what runs. */
function isAutoscalerNew({ object, related = [] }: Finding, before: Inventory, after: Inventory): boolean {
  const [old, next] = [find(before, object), find(after, object)];
  return related.every(autoscaler => find(before, autoscaler) === undefined)
    && old !== undefined && get(old.spec, 'replicas') === get(next?.spec, 'replicas');
}

function find(set: Inventory, { kind, namespace, name }: ObjectReference): ManifestObject | undefined {
  return set.find(kind, namespace ?? '', name);
}
