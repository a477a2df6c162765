import { Pods } from './pods';
import { carries, podsCarrying, selectorOf } from './pods-index';
import { Step } from './step';
import { ManifestObject } from '../mesh/manifest';

/** Pods that run before the step behind a Service as it stood. */
export function runningBefore(step: Step, service: ManifestObject): readonly Pods[] {
  const selector = selectorOf(service);
  return podsCarrying(step, service.namespace, selector).filter(pods => carries(pods.before, selector) && pods.countBefore !== 0);
}

/** Whether callers of a Service get answers before the step, as far as files show: pods that they do not show may be there. */
export function isAnswering(step: Step, service: ManifestObject): boolean {
  const selector = selectorOf(service);
  return podsCarrying(step, service.namespace, selector).every(pods => !carries(pods.before, selector)) || runningBefore(step, service).length > 0;
}

/** Names of the pods' workloads, for a comparison. */
export function workloadIds(pods: readonly Pods[]): string {
  return pods.map(({ id }) => id).sort().join(' ');
}
