import { Inventory } from '../mesh/inventory';
import { Caller } from '../traffic/request';

/**
 * Who calls: where nobody is named a workload without labels, and where no namespace is said that of the Service that is called.
 * @throws when it hangs on the namespace and Services of that name are in several
 */
export function callerFor(set: Inventory, host: string, said?: Caller): Caller {
  if (said === undefined) {
    return { workload: { namespace: namespaceFor(set, host) } };
  }
  return 'outsideMesh' in said && said.outsideMesh.namespace === undefined ? { outsideMesh: { namespace: namespaceFor(set, host) } } : said;
}

/** The namespace in which a short host is looked up. */
export function namespaceFor(set: Inventory, host: string): string {
  const [name, said] = host.replace(/:\d+$/, '').split('.');
  const namespaces = [...new Set(set.ofKind('Service').filter(service => service.name === name && (said === undefined || service.namespace === said)).map(service => service.namespace))];
  if (namespaces.length > 1) {
    throw new Error(`host ${host} is a Service in ${namespaces.join(' and ')}: name the caller's namespace, or the host in full`);
  }
  return namespaces[0] ?? ruleNamespace(set);
}

/** The one namespace that rules are in, else `default`. */
function ruleNamespace(set: Inventory): string {
  const namespaces = new Set([...set.ofKind('VirtualService'), ...set.ofKind('HTTPRoute')].map(object => object.namespace));
  return namespaces.size === 1 ? [...namespaces][0] : 'default';
}
