import { Pods } from './pods';
import { carries, podsCarrying, selectorOf } from './pods-index';
import { Step } from './step';
import { ManifestObject, objects, get } from '../mesh/manifest';
import { Workload } from '../mesh/workload';

/** What becomes of the pods that requests are sent to, while a step goes on. */
export enum Readiness {
  /** Pods are there before and after, or the manifests do not show them. */
  STEADY = 'steady',
  /** None is there before: what there is starts in this step. */
  STARTING = 'starting',
  /** None is there after: what there was goes in this step. */
  GOING = 'going',
  /** What is there before goes, and what is there after starts. */
  REPLACED = 'replaced',
  /** All are taken down at once for a new template. */
  INTERRUPTED = 'interrupted',
  /** None is there, before or after, though the manifests show pods of this host. */
  NONE = 'none',
}

/** Pods behind a destination in one mix. */
export interface Behind {
  readonly readiness: Readiness;
  /** All that it stands for before, or after. */
  readonly pods: readonly Pods[];
  /** Whether some answered when the step began. */
  readonly answersBefore: boolean;
  /** Whether some answer when it has ended. */
  readonly answersAfter: boolean;
}

/**
 * The pods that a Service with a subset's labels stands for.
 * @param isShown whether the manifests show pods of this destination in some state of the step: only then none means none
 */
export function podsBehind(step: Step, service: ManifestObject, subset: ReadonlyMap<string, string>, targetPort: TargetPort, isShown: () => boolean): Behind {
  const selector = selectorOf(service, subset);
  const pods = podsCarrying(step, service.namespace, selector);
  const before = pods.filter(({ before: old, countBefore }) => countBefore !== 0 && carries(old, selector));
  const after = pods.filter(({ after: next, countAfter }) => countAfter !== 0 && carries(next, selector));
  const [answering, answeringLater] = [before.filter(one => opens(one.before!, one, targetPort)), after.filter(one => opens(one.after!, one, targetPort))];
  const steady = answering.filter(one => answeringLater.includes(one));
  const isElsewhere = pods.length === 0 && !isShown();
  return {
    readiness: isElsewhere ? Readiness.STEADY : judge(answering.length > 0, answeringLater.length > 0, steady),
    pods,
    answersBefore: answering.length > 0 || isElsewhere,
    answersAfter: answeringLater.length > 0 || isElsewhere,
  };
}

function judge(isBefore: boolean, isAfter: boolean, steady: readonly Pods[]): Readiness {
  if (steady.some(pods => !pods.isInterrupted)) {
    return Readiness.STEADY;
  }
  if (steady.length > 0) {
    return Readiness.INTERRUPTED;
  }
  return isBefore ? isAfter ? Readiness.REPLACED : Readiness.GOING : isAfter ? Readiness.STARTING : Readiness.NONE;
}

/** Where a Service sends on the pods, and where it did so before, if that was elsewhere. */
export interface TargetPort {
  readonly port: number | string | undefined;
  readonly earlier: number | string | undefined;
}

/**
 * Whether pods listen on a port. A list of container ports is no promise, so a number counts as closed only where
 * something moved: the pods list the port that was used before, and not this one.
 */
function opens(workload: Workload, pods: Pods, { port, earlier }: TargetPort): boolean {
  if (typeof port === 'number' && port === earlier && !pods.isReplaced) {
    return true;
  }
  const listed = portsOf(workload);
  if (port === undefined || listed.length === 0 || listed.includes(port)) {
    return true;
  }
  if (typeof port === 'string') {
    return false;
  }
  const others = [pods.before, pods.after].filter(other => other !== undefined && other !== workload).flatMap(other => portsOf(other!));
  return !(earlier !== undefined && earlier !== port && listed.includes(earlier)) && !others.includes(port);
}

function portsOf(workload: Workload): unknown[] {
  return workload.containers.flatMap(container => objects(container, 'ports').flatMap(port => [get(port, 'containerPort'), get(port, 'name')])).filter(port => port !== undefined);
}
