import { byAge } from './age';
import { groupBy } from './groups';
import { isWithin } from './host-name';
import { Inventory } from './inventory';
import { networking } from './istio';
import { ManifestObject, PlainObject, asNumber, asObject, get, objects, selects, stringMap, strings } from './manifest';
import { perSet } from './per-set';
import { Proxy } from './proxy';

/** Hosts that a Sidecar's egress listener imports. */
interface Import {
  /** Undefined: of any namespace. */
  readonly namespace?: string;
  readonly host: string;
}

/** One entry of `egress`. */
interface EgressListener {
  /** Undefined: all ports that no other entry names. */
  readonly port?: number;
  readonly imports: readonly Import[];
}

/** What a rule is imported by. */
interface Importable {
  readonly namespace: string;
  readonly hosts: readonly string[];
  readonly isGatewayApi: boolean;
}

function readImport(text: string, owner: string): Import[] {
  const slash = text.indexOf('/');
  const namespace = slash < 0 ? '*' : text.slice(0, slash);
  return namespace === '~' ? [] : [{ namespace: namespace === '*' ? undefined : namespace === '.' ? owner : namespace, host: text.slice(slash + 1).toLowerCase() }];
}

function readListener(egress: PlainObject, owner: string): EgressListener {
  return { port: asNumber(get(egress, 'port', 'number')), imports: strings(egress, 'hosts').flatMap(text => readImport(text, owner)) };
}

/**
 * What a workload's proxy knows of the mesh. Without a Sidecar that is for it, all that is exported to its namespace.
 * @see https://istio.io/latest/docs/reference/config/networking/sidecar/
 */
export class SidecarScope {
  public static readonly EVERYTHING = new SidecarScope('', [{ imports: [{ host: '*' }] }], false);

  /** @param viewer namespace of the workload, which `.` in a Sidecar of the root namespace stands for */
  public static of(object: ManifestObject, viewer: string): SidecarScope {
    const egress = objects(object.spec, 'egress').map(entry => readListener(entry, viewer));
    const isClosed = get(object.spec, 'outboundTrafficPolicy', 'mode') === 'REGISTRY_ONLY';
    return new SidecarScope(`${object.id} ${viewer}`, egress.length === 0 ? SidecarScope.EVERYTHING.egress : egress, isClosed, object);
  }

  /**
   * @param id the same for workloads that know the same
   * @param isClosed what is not imported gets no answer (`REGISTRY_ONLY`), instead of being let through
   */
  private constructor(public readonly id: string, private readonly egress: readonly EgressListener[], public readonly isClosed: boolean, public readonly object?: ManifestObject) {}

  /** Whether calls to a host on a port are looked at. */
  public importsHost(host: { readonly name: string; readonly namespace: string }, port: number): boolean {
    return this.importsOf(port).some(entry => isFrom(entry, host.namespace) && isWithin(host.name, entry.host));
  }

  /** Whether rules hold for calls on a port. */
  public importsRules({ namespace, hosts, isGatewayApi }: Importable, port: number): boolean {
    const fits = (host: string, wanted: string): boolean => isWithin(host, wanted) || (!isGatewayApi && isWithin(wanted, host));
    return this.importsOf(port).some(entry => isFrom(entry, namespace) && hosts.some(host => fits(host, entry.host)));
  }

  private importsOf(port: number): readonly Import[] {
    const own = this.egress.filter(listener => listener.port === port);
    return (own.length > 0 ? own : this.egress.filter(listener => listener.port === undefined)).flatMap(({ imports }) => imports);
  }
}

function isFrom({ namespace }: Import, owner: string): boolean {
  return namespace === undefined || namespace === owner;
}

/** Sidecars by namespace, the older first. */
const sidecarsOf = perSet(set => groupBy([...networking(set, 'Sidecar')].sort(byAge), ({ namespace }) => namespace));

function selectorOf(sidecar: ManifestObject): ReadonlyMap<string, string> | undefined {
  const selector = asObject(get(sidecar.spec, 'workloadSelector'));
  const labels = selector && stringMap(selector, 'labels');
  return labels === undefined || labels.size === 0 ? undefined : labels;
}

function sidecarFor(set: Inventory, { namespace, labels }: Proxy): ManifestObject | undefined {
  const own = sidecarsOf(set).get(namespace) ?? [];
  const selected = own.find(sidecar => {
    const selector = selectorOf(sidecar);
    return selector !== undefined && selects(selector, labels);
  });
  const isForAll = (sidecar: ManifestObject): boolean => selectorOf(sidecar) === undefined;
  return selected ?? own.find(isForAll) ?? sidecarsOf(set).get(set.rootNamespace)?.find(isForAll);
}

/** Labels of the workloads that have a Sidecar of their own in a namespace. */
export function sidecarSelectors(set: Inventory, namespace: string): readonly ReadonlyMap<string, string>[] {
  return (sidecarsOf(set).get(namespace) ?? []).map(selectorOf).filter(selector => selector !== undefined);
}

/** Namespaces that have a Sidecar. */
export function sidecarNamespaces(set: Inventory): readonly string[] {
  return [...sidecarsOf(set).keys()];
}

const scopes = perSet(() => new Map<string, SidecarScope>());

/** What a workload's proxy knows: by the Sidecar that selects it, else its namespace's, else the root namespace's. */
export function sidecarScope(set: Inventory, proxy: Proxy): SidecarScope {
  const sidecar = sidecarsOf(set).size === 0 || proxy.gateway !== 'mesh' ? undefined : sidecarFor(set, proxy);
  if (sidecar === undefined) {
    return SidecarScope.EVERYTHING;
  }
  const key = `${sidecar.order} ${proxy.namespace}`;
  let scope = scopes(set).get(key);
  if (scope === undefined) {
    scopes(set).set(key, scope = SidecarScope.of(sidecar, proxy.namespace));
  }
  return scope;
}
