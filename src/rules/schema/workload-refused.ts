import { containerFaults } from './container-faults';
import { podSpecFaults } from './pod-spec-faults';
import { asNumber, asObject, asString, getAt } from '../../mesh/manifest';
import { Pods, allPods } from '../../mesh/pods';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

/** Controllers that keep pods running. */
const LASTING = new Set(['Deployment', 'StatefulSet', 'ReplicaSet', 'DaemonSet']);
/** What progressDeadlineSeconds is where nothing is said. */
const USUAL_DEADLINE = 600;

export const workloadRefused: StaticRule = {
  code: 'CC813',
  name: 'workload-refused',
  severity: Severity.ERROR,
  meaning: 'names in a pod are invalid or stand twice, more is requested than the limit allows, fields of a pod do not go together, or pods that should last may end',
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
        const probe = container.raw.restartPolicy === 'Always' ? undefined : ['readinessProbe', 'livenessProbe', 'startupProbe', 'lifecycle'].find(key => container.raw[key] !== undefined);
        if (probe !== undefined) {
          faults.push({ field: `${container.field}.${probe}`, message: `an init container that ends may have no ${probe}` });
        }
        if (pods.containers.some(({ name }) => name !== undefined && name === container.name)) {
          faults.push({ field: `${container.field}.name`, message: `two containers of the pod are called "${container.name}"` });
        }
      }
      for (const { field, message } of faults) {
        yield { object: pods.object, field, message };
      }
    }
    for (const job of [...set.ofKind('Job'), ...set.ofKind('CronJob')].filter(({ group }) => group === 'batch')) {
      const path = job.kind === 'Job' ? ['template', 'spec'] : ['jobTemplate', 'spec', 'template', 'spec'];
      const podSpec = asObject(getAt(job.spec, path));
      if (podSpec !== undefined && !['OnFailure', 'Never'].includes(asString(podSpec.restartPolicy) ?? '')) {
        yield { object: job, field: `spec.${path.join('.')}.restartPolicy`, message: `restartPolicy of the pods of a ${job.kind} is to be OnFailure or Never` };
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
  if (typeof podSpec.activeDeadlineSeconds === 'number' && LASTING.has(object.kind)) {
    faults.push({ field: `${field}.activeDeadlineSeconds`, message: `activeDeadlineSeconds is for pods that end; those of a ${object.kind} do not` });
  }
  faults.push(...podSpecFaults(podSpec, field));
  const ready = asNumber(object.spec.minReadySeconds);
  const deadline = asNumber(object.spec.progressDeadlineSeconds) ?? USUAL_DEADLINE;
  if (object.kind === 'Deployment' && (ready ?? 0) >= deadline) {
    faults.push({ field: 'spec.minReadySeconds', message: `minReadySeconds is ${ready ?? 0}; it is to be less than progressDeadlineSeconds, ${deadline}` });
  }
  return faults;
}
