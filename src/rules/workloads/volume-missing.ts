import { objects } from '../../mesh/manifest';
import { Pods, allPods, volumeClaimTemplates } from '../../mesh/pods';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const volumeMissing: StaticRule = {
  code: 'CC802',
  name: 'volume-missing',
  severity: Severity.ERROR,
  meaning: 'a container mounts a volume that its pod does not have',
  consequence: 'The API server refuses the workload.',
  fix: 'add the volume to the pod, or remove the mount',
  sources: ['https://kubernetes.io/docs/concepts/storage/volumes/', 'verdicts/deploy-volume-configmap-missing'],
  *check(set): Iterable<Draft> {
    for (const pods of allPods(set)) {
      for (const container of [...pods.containers, ...pods.initContainers]) {
        const mounts = container.volumeMounts;
        const volumes = mounts.length === 0 ? undefined : volumesOf(pods);
        for (const mount of mounts) {
          if (typeof mount.name === 'string' && volumes?.has(mount.name) === false) {
            yield { object: pods.object, field: `${container.fieldOf('volumeMounts', mount)}.name`, message: `no volume of the pods is called "${mount.name}"` };
          }
        }
      }
    }
  },
};

function volumesOf({ object, podSpec }: Pods): ReadonlySet<unknown> {
  return new Set([
    ...objects(podSpec, 'volumes').map(volume => volume.name),
    ...volumeClaimTemplates(object),
  ]);
}
