import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { Synthesis } from './synthesis';

/** Kinds that a service's objects refer to by name and that somebody else declares. */
const KINDS = new Set(['Gateway', 'ConfigMap', 'Secret', 'ServiceEntry']);

/** The app's other objects that some manifests name: a Gateway, a ConfigMap. Without them a check would miss what is there. */
export function referredObjects(scope: IConstruct, manifests: readonly unknown[]): unknown[] {
  const known = Synthesis.of(scope).shared('objects by name', () => objectsByName(scope.node.root));
  const own = new Set(manifests.map(identity));
  return [...stringsIn(manifests)].flatMap(name => known.get(name) ?? []).map(object => object.toJson()).filter(json => !own.has(identity(json)));
}

function objectsByName(root: IConstruct): ReadonlyMap<string, ApiObject[]> {
  const result = new Map<string, ApiObject[]>();
  for (const construct of root.node.findAll()) {
    if (ApiObject.isApiObject(construct) && KINDS.has(construct.kind)) {
      result.set(construct.name, [...result.get(construct.name) ?? [], construct]);
    }
  }
  return result;
}

function identity(manifest: any): string {
  return `${manifest?.kind}/${manifest?.metadata?.namespace}/${manifest?.metadata?.name}`;
}

/** Every text in some values; of `namespace/name` the name as well. */
function stringsIn(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value === 'string') {
    found.add(value);
    found.add(value.slice(value.lastIndexOf('/') + 1));
  } else if (typeof value === 'object' && value !== null) {
    Object.values(value).forEach(one => stringsIn(one, found));
  }
  return found;
}
