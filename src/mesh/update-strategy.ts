import { ManifestObject, asString, get } from './manifest';

/** How a workload's pods are replaced, as it is written; a Deployment says it in `strategy`, a StatefulSet or DaemonSet in `updateStrategy`. */
export interface UpdateStrategy {
  /** `RollingUpdate` unless said. */
  readonly type: string;
  readonly maxSurge: unknown;
  readonly maxUnavailable: unknown;
  readonly partition: unknown;
  /** Whether rollouts are held back. */
  readonly isPaused: boolean;
}

export function updateStrategy({ kind, spec }: ManifestObject): UpdateStrategy {
  const strategy = get(spec, kind === 'Deployment' ? 'strategy' : 'updateStrategy');
  return {
    type: asString(get(strategy, 'type')) ?? 'RollingUpdate',
    maxSurge: get(strategy, 'rollingUpdate', 'maxSurge'),
    maxUnavailable: get(strategy, 'rollingUpdate', 'maxUnavailable'),
    partition: get(strategy, 'rollingUpdate', 'partition'),
    isPaused: get(spec, 'paused') === true,
  };
}
