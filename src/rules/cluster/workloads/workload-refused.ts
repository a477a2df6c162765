import { asNumber } from '../../../traffic/manifest';
import { Severity } from '../../finding';
import { Draft, StaticRule } from '../../rule';
import { containerFaults } from '../facts/container-faults';
import { Pods, allPods } from '../facts/pods';

/** Controllers that keep pods running. */
const LASTING = new Set(['Deployment', 'StatefulSet', 'ReplicaSet', 'DaemonSet']);
/** What progressDeadlineSeconds is where nothing is said. */
const USUAL_DEADLINE = 600;

export const workloadRefused: StaticRule = {
  code: 'CC813',
  name: 'workload-refused',
  severity: Severity.ERROR,
  meaning: 'names of containers or their ports are invalid or stand twice, more is requested than the limit allows, or pods that should last may end',
  consequence: 'The API server refuses the workload.',
  fix: 'follow what the message says',
  sources: ['https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/'],
  *check(set): Iterable<Draft> {
    for (const pods of allPods(set)) {
      const faults = podFaults(pods);
      for (const container of pods.containers) {
        faults.push(...containerFaults(container));
      }
      for (const container of pods.initContainers) {
        faults.push(...containerFaults(container));
      }
      for (const { field, message } of faults) {
        yield { object: pods.object, field, message };
      }
    }
  },
};

function podFaults({ object, podSpec, field }: Pods): { field: string; message: string }[] {
  const faults = [];
  const { restartPolicy } = podSpec;
  if (typeof restartPolicy === 'string' && restartPolicy !== 'Always' && LASTING.has(object.kind)) {
    faults.push({ field: `${field}.restartPolicy`, message: `restartPolicy is ${restartPolicy}; pods of a ${object.kind} are always restarted` });
  }
  const ready = asNumber(object.spec.minReadySeconds);
  const deadline = asNumber(object.spec.progressDeadlineSeconds) ?? USUAL_DEADLINE;
  if (ready !== undefined && object.kind === 'Deployment' && ready >= deadline) {
    faults.push({ field: 'spec.minReadySeconds', message: `minReadySeconds is ${ready}; it is to be less than progressDeadlineSeconds, ${deadline}` });
  }
  return faults;
}
