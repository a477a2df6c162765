import { sameButDefaults } from './same';
import { ManifestObject, get } from '../mesh/manifest';
import { Workload } from '../mesh/workload';

/** Whether the pods of a workload are replaced: its template says something else. */
export function templateChanges(before: ManifestObject, after: ManifestObject): boolean {
  if (before.raw === after.raw) {
    return false;
  }
  return before.kind === 'Pod'
    ? !sameButDefaults(get(before.raw, 'spec', 'containers'), get(after.raw, 'spec', 'containers'))
    : !sameButDefaults(template(before), template(after));
}

/** Annotations of templates are left out: others write them too (`kubectl rollout restart`), and a file does not take them away. */
function template(object: ManifestObject): unknown {
  return [get(get(object.raw, 'spec', 'template'), 'metadata', 'labels'), get(object.raw, 'spec', 'template', 'spec')];
}

/**
 * Whether a changed template takes all pods down before new ones are ready.
 * @param desired instances while it happens
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment
 */
export function takesAllDown({ object }: Workload, desired: number | undefined): boolean {
  switch (object.kind) {
    case 'Pod':
      return true;
    case 'Deployment':
      return get(object.spec, 'paused') !== true
        && (get(object.spec, 'strategy', 'type') === 'Recreate' || unavailable(get(object.spec, 'strategy', 'rollingUpdate'), desired ?? 1, '25%', '25%') >= (desired ?? 1));
    case 'StatefulSet':
      return get(object.spec, 'updateStrategy', 'type') !== 'OnDelete' && partition(object) < (desired ?? 1) && (desired ?? 1) <= 1;
    case 'DaemonSet':
      return get(object.spec, 'updateStrategy', 'type') !== 'OnDelete' && get(object.spec, 'updateStrategy', 'rollingUpdate', 'maxUnavailable') === '100%';
    default:
      return false;
  }
}

/**
 * The part of its pods that a changed template takes down together while the others answer; none where it is what every rolling update does: one, or a quarter.
 * @param desired instances while it happens; undefined where the number is that of the nodes
 */
export function partDown({ object }: Workload, desired: number | undefined): number {
  if (object.kind === 'DaemonSet') {
    const most = get(object.spec, 'updateStrategy', 'rollingUpdate', 'maxUnavailable');
    return ordinary(typeof most === 'string' ? resolve(most, 100, Math.floor) / 100 : 0, 0);
  }
  if (object.kind !== 'Deployment' || get(object.spec, 'paused') === true || desired === undefined || desired === 0) {
    return 0;
  }
  const down = unavailable(get(object.spec, 'strategy', 'rollingUpdate'), desired, '25%', '25%');
  return ordinary(down / desired, down);
}

function ordinary(part: number, count: number): number {
  return part <= 0.25 || count === 1 ? 0 : part;
}

function unavailable(rollingUpdate: unknown, desired: number, defaultUnavailable: string, defaultSurge: string): number {
  const most = resolve(get(rollingUpdate, 'maxUnavailable') ?? defaultUnavailable, desired, Math.floor);
  const surge = resolve(get(rollingUpdate, 'maxSurge') ?? defaultSurge, desired, Math.ceil);
  // Both 0 would never move: the controller then takes one down.
  return most === 0 && surge === 0 ? 1 : most;
}

function resolve(value: unknown, desired: number, round: (share: number) => number): number {
  if (typeof value === 'number') {
    return value;
  }
  const percent = typeof value === 'string' ? /^(\d+)%$/.exec(value) : null;
  return percent === null ? 0 : round(Number(percent[1]) * desired / 100);
}

function partition(object: ManifestObject): number {
  const value = get(object.spec, 'updateStrategy', 'rollingUpdate', 'partition');
  return typeof value === 'number' ? value : 0;
}
