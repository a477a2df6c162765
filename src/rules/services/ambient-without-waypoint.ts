import { Inventory } from '../../mesh/inventory';
import { ManifestObject } from '../../mesh/manifest';
import { namespaceObject } from '../../mesh/namespaces';
import { services } from '../../mesh/service';
import { usesOf } from '../../mesh/subset-use';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

const WAYPOINT = 'istio.io/use-waypoint';

export const ambientWithoutWaypoint: StaticRule = {
  code: 'CC707',
  name: 'ambient-without-waypoint',
  severity: Severity.WARNING,
  meaning: 'a Service in an ambient namespace is routed, and neither it nor its namespace uses a waypoint',
  consequence: 'Without a waypoint nobody looks at requests there: the routes have no effect for callers without a sidecar.',
  fix: 'deploy a waypoint and label the namespace or the Service with `istio.io/use-waypoint`',
  sources: ['https://istio.io/latest/docs/ambient/usage/waypoint/', 'verdicts/service-ambient'],
  *check(set): Iterable<Draft> {
    for (const { object: service, host } of services(set)) {
      const namespace = ambient(set, service.namespace);
      if (namespace === undefined || usesWaypoint(service) || usesWaypoint(namespace)) {
        continue;
      }
      const uses = usesOf(set, host);
      if (uses.length > 0) {
        yield { object: service, related: [namespace, ...new Set(uses.map(use => use.object))], message: `${namespace.name} is ambient and has no waypoint for ${service}, which ${uses[0].object} routes` };
      }
    }
  },
};

function ambient(set: Inventory, name: string): ManifestObject | undefined {
  const namespace = namespaceObject(set, name);
  return namespace?.labels.get('istio.io/dataplane-mode') === 'ambient' ? namespace : undefined;
}

function usesWaypoint({ labels }: ManifestObject): boolean {
  const waypoint = labels.get(WAYPOINT);
  return waypoint !== undefined && waypoint !== 'none';
}
