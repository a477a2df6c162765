import { selectorOf } from './pods-index';
import { servicesSelecting } from './services-selecting';
import { Inventory } from '../mesh/inventory';
import { ManifestObject } from '../mesh/manifest';

/** Whether a Service is that of one version, or a preview's: beside it stands one that takes its pods with others. Nobody is known to call it by its name. */
export function isOfOneVersion(set: Inventory, service: ManifestObject): boolean {
  const selector = selectorOf(service);
  return servicesSelecting(set, service.namespace, selector).some(other => selectorOf(other).size < selector.size);
}
