import { destinationRules } from './destination-rule';
import { Inventory } from './inventory';
import { ManifestObject, PlainObject, asObject, entries, get } from './manifest';
import { perSet } from './per-set';

/** A policy of a DestinationRule: for the host, for a subset, or for a port of one of these. */
export interface TrafficPolicy {
  readonly object: ManifestObject;
  readonly raw: PlainObject;
  readonly field: string;
  /** Port-level settings know fewer fields, and take nothing over from the policy around them. */
  readonly around?: PlainObject;
}

/** All policies, port levels included. */
export const trafficPolicies: (set: Inventory) => readonly TrafficPolicy[] = perSet(set => destinationRules(set).flatMap(({ object, subsets }) => [
  ...policy(object, object.spec, 'spec'),
  ...subsets.flatMap(subset => policy(object, subset.raw, subset.field)),
]));

function policy(object: ManifestObject, holder: PlainObject, path: string): TrafficPolicy[] {
  const raw = asObject(get(holder, 'trafficPolicy'));
  if (raw === undefined) {
    return [];
  }
  const field = `${path}.trafficPolicy`;
  const ports = entries(get(raw, 'portLevelSettings'), `${field}.portLevelSettings`);
  return [{ object, raw, field }, ...ports.map(([port, portField]): TrafficPolicy => ({ object, raw: port, field: portField, around: raw }))];
}
