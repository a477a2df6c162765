import { get } from '../../mesh/manifest';
import { Severity } from '../../rules/finding';
import { Draft } from '../../rules/rule';
import { managersOf, isLive } from '../live';
import { StepRule } from '../rule';
import { sameButDefaults } from '../same';
import { Step } from '../step';

/** Fields that controllers take over, by kind; each is one field for the API server, whatever is in it. */
const CONTESTED: Readonly<Record<string, readonly string[]>> = {
  Deployment: ['replicas'],
  StatefulSet: ['replicas'],
  Rollout: ['replicas'],
  Service: ['selector'],
  VirtualService: ['http', 'tls', 'tcp'],
  DestinationRule: ['subsets', 'trafficPolicy'],
  HTTPRoute: ['rules'],
  GRPCRoute: ['rules'],
};

export const fieldManagerConflict: StepRule = {
  code: 'CC921',
  name: 'field-manager-conflict',
  severity: Severity.WARNING,
  meaning: 'a field changes that another manager owns in the cluster',
  consequence: 'Server-side apply stops with a conflict; forced, it takes the field back from a controller that will write it again.',
  fix: 'leave the field out of the manifest where a controller owns it, or take the controller away first',
  sources: ['https://kubernetes.io/docs/reference/using-api/server-side-apply/#conflicts', 'verdicts/up-weights-controller-drift', 'verdicts/up-service-selector-merge', 'verdicts/up-hpa-replicas-reset'],
  *checkStep(before, after): Iterable<Draft> {
    const step = Step.of(before, after);
    for (const [kind, fields] of Object.entries(CONTESTED)) {
      for (const edit of step.edited(kind)) {
        if (!isLive(edit.before)) {
          continue;
        }
        const owners = new Set(managersOf(edit.before, 'spec').map(({ manager }) => manager));
        for (const field of fields) {
          const next = get(edit.after.spec, field);
          if (next === undefined || sameButDefaults(get(edit.before.spec, field), next)) {
            continue;
          }
          const others = managersOf(edit.before, 'spec', field).filter(({ manager, subresource }) => subresource !== '' || !isApplier(manager) && owners.size > 1);
          if (others.length > 0) {
            yield {
              object: edit.after,
              field: `spec.${field}`,
              related: [edit.before],
              message: `spec.${field} of ${edit.after} changes, and ${others.map(({ manager }) => manager || 'another manager').join(' and ')} owns it in the cluster`,
            };
          }
        }
      }
    }
  },
};

/** Those who apply manifests for people. */
function isApplier(manager: string): boolean {
  return /^(kubectl|argocd|kustomize-controller|helm|pulumi|terraform|flux)/i.test(manager);
}
