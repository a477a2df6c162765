import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { Registry } from './registry';
import { addTo } from '../mesh/groups';

/** Kinds that a service's objects refer to by name and that somebody else declares. */
const REFERRED = new Set(['Gateway', 'ConfigMap', 'Secret', 'Service', 'ServiceEntry']);
/** Kinds that may be about a host of ours, whatever their own names are. */
const ROUTING = new Set(['VirtualService', 'DestinationRule', 'HTTPRoute', 'GRPCRoute', 'TCPRoute', 'TLSRoute', 'Ingress']);

/** The objects of an app, by what a service may have to do with them. Those of our own constructs keep out of each other's way by themselves. */
export interface AppContext {
  /** Objects that others refer to, by their name. */
  readonly referred: ReadonlyMap<string, readonly ApiObject[]>;
  /** What others declare, by kind, namespace and name. */
  readonly foreign: ReadonlyMap<string, readonly ApiObject[]>;
  /** Routing that others declare, by every word in it that may be a name. */
  readonly routing: ReadonlyMap<string, readonly object[]>;
  /** Workloads that others declare, by each label of their pods, as `key=value`. */
  readonly workloads: ReadonlyMap<string, readonly object[]>;
}

export function appContext(root: IConstruct): AppContext {
  const registry = Registry.of(root);
  const referred = new Map<string, ApiObject[]>();
  const foreign = new Map<string, ApiObject[]>();
  const routing = new Map<string, object[]>();
  const workloads = new Map<string, object[]>();
  for (const object of root.node.findAll().filter(construct => ApiObject.isApiObject(construct))) {
    if (REFERRED.has(object.kind)) {
      addTo(referred, object.name, object);
    }
    if (registry.isOurs(object)) {
      continue;
    }
    addTo(foreign, `${object.kind}/${object.metadata.namespace}/${object.name}`, object);
    if (ROUTING.has(object.kind)) {
      const manifest = object.toJson();
      namesIn(manifest.spec).forEach(name => addTo(routing, name, manifest));
    } else if (!REFERRED.has(object.kind)) {
      const manifest = object.toJson();
      Object.entries(manifest.spec?.template?.metadata?.labels ?? {}).forEach(([key, value]) => addTo(workloads, `${key}=${value}`, manifest));
    }
  }
  return { referred, foreign, routing, workloads };
}

/**
 * The app's other objects that some manifests have to do with: those that they name, such as a Gateway or a ConfigMap, those of the same identity, routing
 * that names their Services, and pods that their Services select. Without them a check would miss what is there.
 * @param standIns what stands for objects that others declare, perhaps in this app
 */
export function contextOf({ referred, foreign, routing, workloads }: AppContext, manifests: readonly any[], standIns: readonly object[] = []): unknown[] {
  const distinct = [...new Set(manifests)];
  const own = new Set(distinct.map(identity));
  const named = [...namesIn(distinct)].flatMap(name => referred.get(name) ?? []).map(object => object.toJson()).filter(json => !own.has(identity(json)));
  const services = distinct.filter(({ kind }) => kind === 'Service');
  const hosts = [...services.map(({ metadata }) => metadata.name), ...distinct.flatMap(({ spec }) => [spec?.host, ...spec?.hosts ?? [], ...spec?.hostnames ?? []])];
  const hostNames = new Set(hosts.filter(host => typeof host === 'string').map(host => host.split('.', 1)[0]).filter(name => name !== '*' && name !== ''));
  const rivals = [
    ...[...own].flatMap(id => foreign.get(id) ?? []).map(object => object.toJson()),
    ...[...hostNames].flatMap(name => routing.get(name) ?? []),
    ...services.flatMap(({ spec }) => selected(workloads, spec?.selector ?? {})),
  ];
  const stoodFor = new Set(standIns.map(identity));
  const unique = new Map([...named, ...rivals].filter(json => !stoodFor.has(identity(json))).map(json => [`${identity(json)} ${own.has(identity(json)) ? 'twice' : ''}`, json]));
  return [...unique.values()];
}

function selected(workloads: AppContext['workloads'], selector: { readonly [key: string]: string }): readonly object[] {
  const [first, ...others] = Object.entries(selector).map(([key, value]) => workloads.get(`${key}=${value}`) ?? []);
  return first === undefined ? [] : first.filter(manifest => others.every(list => list.includes(manifest)));
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
