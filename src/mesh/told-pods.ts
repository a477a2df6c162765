import { Inventory } from './inventory';
import { networking } from './istio';
import { ManifestObject, get, selects, stringMap } from './manifest';
import { perSet } from './per-set';
import { podsIn } from './pods';
import { isRuntimeLabel } from './runtime-label';

/** Machines outside Kubernetes: a WorkloadEntry's labels, and those that a WorkloadGroup gives to the entries that it registers. */
const machineLabels: (set: Inventory) => readonly { readonly object: ManifestObject; readonly labels: ReadonlyMap<string, string> }[] = perSet(set => [
  ...networking(set, 'WorkloadEntry').map(object => ({ object, labels: stringMap(object.spec, 'labels') })),
  ...networking(set, 'WorkloadGroup').map(object => ({ object, labels: new Map([...stringMap(get(object.spec, 'template'), 'labels'), ...stringMap(object.spec, 'metadata', 'labels')]) })),
]);

/** Whether the files can tell which pods of a namespace carry labels: no machine carries them, and none of them is added at run time (unless pods in the files have it). */
export function podsAreTold(set: Inventory, namespace: string, ...labels: readonly ReadonlyMap<string, string>[]): boolean {
  const hidden = labels.flatMap(each => [...each.keys()]).filter(isRuntimeLabel);
  return hidden.every(key => podsIn(set, namespace).some(pods => pods.labels.has(key)))
    && !machineLabels(set).some(machine => machine.object.namespace === namespace && labels.every(each => selects(each, machine.labels)));
}
