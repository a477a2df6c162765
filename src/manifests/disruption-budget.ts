import type { IPodDisruptionBudget } from 'kubernetes-models/policy/v1/PodDisruptionBudget' with { 'resolution-mode': 'import' };
import { Identity, metadata, versionLabels } from './identity';
import { DisruptionBudget } from '../model/disruption-budget';
import { objectName, Version } from '../model/version';

/** One budget a version: pods that two budgets select cannot be evicted at all. */
export function disruptionBudget(identity: Identity, version: Version, budget: DisruptionBudget): IPodDisruptionBudget {
  const labels = versionLabels(identity, version);
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { ...metadata(identity, objectName(identity.service, version)), labels },
    spec: { ...budget, selector: { matchLabels: { ...labels } } },
  };
}
