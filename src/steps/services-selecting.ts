import { selectorOf } from './pods-index';
import { groupBy } from '../mesh/groups';
import { Inventory } from '../mesh/inventory';
import { ManifestObject, selects } from '../mesh/manifest';
import { perSet } from '../mesh/per-set';

/** Services of a namespace whose selector these labels carry. */
export function servicesSelecting(set: Inventory, namespace: string, labels: ReadonlyMap<string, string>): ManifestObject[] {
  const index = servicesByLabel(set);
  return [...labels].flatMap(([key, value]) => index.get(`${namespace}/${key}=${value}`) ?? []).filter(service => selects(selectorOf(service), labels));
}

/** Each Service by the first label of its selector. */
const servicesByLabel = perSet(set => groupBy(set.ofKind('Service'), service => {
  const [first] = selectorOf(service);
  return first === undefined ? '' : `${service.namespace}/${first[0]}=${first[1]}`;
}));
