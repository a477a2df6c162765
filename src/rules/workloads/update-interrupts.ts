import { Inventory } from '../../mesh/inventory';
import { ManifestObject } from '../../mesh/manifest';
import { Pods, allPods } from '../../mesh/pods';
import { routedBy } from '../../mesh/routed';
import { writtenReplicas } from '../../mesh/scaling';
import { servicesOf } from '../../mesh/service';
import { updateStrategy } from '../../mesh/update-strategy';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const updateInterrupts: StaticRule = {
  code: 'CC818',
  name: 'update-interrupts',
  severity: Severity.WARNING,
  meaning: 'a version that routes send to takes all its pods down at once when its template changes',
  consequence: 'During each change of the pods, an image or a setting, requests to this version get 503.',
  fix: 'use RollingUpdate with a maxUnavailable below all pods, and a version of its own for each release',
  sources: ['transitions/t017', 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy'],
  *check(set): Iterable<Draft> {
    for (const pods of allPods(set)) {
      const how = pods.object.kind === 'Deployment' ? interruption(pods.object) : undefined;
      if (how !== undefined && isRouted(set, pods)) {
        yield { object: pods.object, field: 'spec.strategy', message: `${how} takes all pods of ${pods.object} down before new ones start` };
      }
    }
  },
};

function interruption(object: ManifestObject): string | undefined {
  const { type, maxUnavailable: unavailable } = updateStrategy(object);
  if (type === 'Recreate') {
    return 'strategy Recreate';
  }
  const replicas = writtenReplicas(object) ?? 1;
  return unavailable === '100%' || typeof unavailable === 'number' && unavailable >= replicas && replicas > 1 ? `maxUnavailable ${unavailable}` : undefined;
}

function isRouted(set: Inventory, pods: Pods): boolean {
  return servicesOf(set, pods).some(service => routedBy(set, service).destinationOf.length > 0);
}
