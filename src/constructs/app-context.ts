import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { addTo } from '../mesh/groups';

/** Kinds that a service's objects refer to by name and that somebody else declares. */
const KINDS = new Set(['Gateway', 'ConfigMap', 'Secret', 'Service', 'ServiceEntry']);

/** Objects of an app by their name. */
export type ObjectsByName = ReadonlyMap<string, readonly ApiObject[]>;

export function objectsByName(root: IConstruct): ObjectsByName {
  const result = new Map<string, ApiObject[]>();
  for (const construct of root.node.findAll()) {
    if (ApiObject.isApiObject(construct) && KINDS.has(construct.kind)) {
      addTo(result, construct.name, construct);
    }
  }
  return result;
}

/** The app's other objects that some manifests name: a Gateway, a ConfigMap. Without them a check would miss what is there. */
export function referredObjects(others: ObjectsByName, manifests: readonly unknown[]): unknown[] {
  const distinct = [...new Set(manifests)];
  const own = new Set(distinct.map(identity));
  return [...namesIn(distinct)].flatMap(name => others.get(name) ?? []).map(object => object.toJson()).filter(json => !own.has(identity(json)));
}

function identity(manifest: any): string {
  return `${manifest?.kind}/${manifest?.metadata?.namespace}/${manifest?.metadata?.name}`;
}

/** Every text in some values that may be a name; of `namespace/name` and of a host the name as well. */
function namesIn(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value === 'string') {
    const name = value.slice(value.lastIndexOf('/') + 1);
    [value, name, name.split('.', 1)[0]].forEach(one => found.add(one));
  } else if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(one => namesIn(one, found));
  }
  return found;
}
