import { ReportedFinding } from './report';
import { ObjectReference } from '../../rules/finding';

/** `VirtualService shop/reviews`; kind and name as far as they are there. */
export function objectName({ kind, namespace, name }: ObjectReference): string {
  return `${kind || 'object'} ${namespace === '' ? '' : `${namespace}/`}${name || '(without a name)'}`;
}

/** `stage 01-deploy: ` or `step 01-deploy to 02-10%: `; empty outside plans. */
export function placeInPlan({ stage, step }: ReportedFinding): string {
  if (step !== undefined) {
    return `step ${step.from} to ${step.to}: `;
  }
  return stage === undefined ? '' : `stage ${stage}: `;
}
