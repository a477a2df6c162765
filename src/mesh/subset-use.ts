import { addTo } from './groups';
import { Inventory } from './inventory';
import { ManifestObject } from './manifest';
import { perSet } from './per-set';
import { Destination, virtualServices } from './virtual-service';

/** How a destination is used by one route. */
export interface Use {
  readonly object: ManifestObject;
  readonly destination: Destination;
  /** Whether requests are sent there now: a weight of 0 sends none. */
  readonly serving: boolean;
  /** The destinations that share the route's requests. */
  readonly beside: readonly Destination[];
}

const usesByHost = perSet(set => {
  const uses = new Map<string, Use[]>();
  for (const { object, http, tcp, tls } of virtualServices(set)) {
    for (const { destinations, mirrors } of [...http, ...tcp, ...tls]) {
      for (const destination of [...destinations, ...mirrors]) {
        const serving = destination.mirror || destinations.length === 1 || (destination.weight ?? 0) > 0;
        const use = { object, destination, serving, beside: destinations };
        addTo(uses, destination.fullHost, use);
      }
    }
  }
  return uses;
});

/** All routes that send to a host, of whatever subset. */
export function usesOf(set: Inventory, fullHost: string): readonly Use[] {
  return usesByHost(set).get(fullHost) ?? [];
}
