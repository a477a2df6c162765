import { MissingObject } from './rule';
import { clusterName, nextDoor } from '../mesh/host-state';
import { Inventory } from '../mesh/inventory';

/** A host that nothing in the files defines: a Service of the cluster, or a host outside it. */
export function missingHost(set: Inventory, fullHost: string): MissingObject {
  const inCluster = clusterName(set, fullHost);
  return inCluster === undefined ? { kind: 'Host', namespace: '', name: fullHost } : { kind: 'Service', ...inCluster, elsewhere: nextDoor(set, fullHost) !== undefined };
}
