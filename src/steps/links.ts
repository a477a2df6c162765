import { decidesAnything } from './deciding-change';
import { RULE_KINDS } from './destinations';
import { perStep } from './per-step';
import { Step } from './step';
import { completeHost, patternsOf } from '../mesh/host-name';
import { Inventory } from '../mesh/inventory';
import { ManifestObject, asNumber, asString, get, objects, strings } from '../mesh/manifest';
import { perObject } from '../mesh/per-object';
import { MESH, readVirtualService } from '../mesh/virtual-service';

const NONE: readonly string[] = [];
/** So many Sidecars are asked about. */
const MOST_SIDECARS = 12;

/** Ids by a name, old and new versions alike. */
class Ids {
  private readonly byName = new Map<string, Set<string>>();
  private hasWildcards = false;

  public add(name: string, id: string): void {
    this.hasWildcards ||= name.includes('*');
    const ids = this.byName.get(name);
    if (ids === undefined) {
      this.byName.set(name, new Set([id]));
    } else {
      ids.add(id);
    }
  }

  /** Of a host and of the wildcards that stand for it. */
  public about(prefix: string, host: string): string[] {
    if (!this.hasWildcards) {
      return [...this.byName.get(prefix + host) ?? NONE];
    }
    return [...new Set([...patternsOf(host)].flatMap(pattern => [...this.byName.get(prefix + pattern) ?? NONE]))];
  }
}

/** A host as it is called from a place: `mesh`, or a gateway. */
export interface Address {
  readonly gateway: string;
  readonly host: string;
}

/** Which objects of a step say something about a host, whichever version of them says it. */
export class Links {
  public static readonly of = perStep(step => new Links(step));

  private readonly rules = new Ids();
  private readonly destinationRules = new Ids();
  private readonly entries = new Ids();
  private readonly gateways = new Ids();

  /** Which part of the mesh callers know: those that change, and of others as many as are asked about. */
  public readonly sidecars: readonly string[];

  /** Where rules hold, those of each version of a rule together. */
  public readonly places: (readonly Address[])[] = [];
  private readonly services = new Map<string, readonly string[]>();
  private readonly deciding = new Map<string, boolean>();

  private constructor(private readonly step: Step) {
    const sidecars = [...step.ofKind('Sidecar').map(({ id }) => id), ...step.before.ofKind('Sidecar').map(({ id }) => id)];
    this.sidecars = [...new Set(sidecars)].slice(0, MOST_SIDECARS);
    this.add(step.before, kind => step.before.ofKind(kind));
    // What did not change says the same again.
    this.add(step.after, kind => step.ofKind(kind).flatMap(change => change.after ?? []));
  }

  private add(set: Inventory, ofKind: (kind: string) => readonly ManifestObject[]): void {
    for (const kind of RULE_KINDS) {
      for (const rule of ofKind(kind)) {
        const places = addresses(set, rule);
        places.forEach(({ gateway, host }) => this.rules.add(`${gateway} ${host}`, rule.id));
        this.places.push(places);
      }
    }
    for (const rule of ofKind('DestinationRule')) {
      this.destinationRules.add(completeHost(asString(rule.spec.host) ?? '', rule.namespace, set.clusterDomain).toLowerCase(), rule.id);
    }
    ofKind('ServiceEntry').forEach(entry => strings(entry.spec, 'hosts').forEach(host => this.entries.add(host, entry.id)));
    ofKind('Gateway').forEach(gateway => servers(gateway).forEach(server => this.gateways.add(server, gateway.id)));
  }

  /** VirtualServices and HTTPRoutes about a host, from a gateway or the mesh. */
  public rulesAbout(gateway: string, host: string): string[] {
    return this.rules.about(`${gateway} `, host);
  }

  /** Whether a change of an object may decide where requests go. */
  public decides(id: string): boolean {
    let decides = this.deciding.get(id);
    if (decides === undefined) {
      const change = this.step.change(id);
      this.deciding.set(id, decides = change !== undefined && decidesAnything(change));
    }
    return decides;
  }

  public destinationRulesAbout(host: string): string[] {
    return this.destinationRules.about('', host.toLowerCase());
  }

  /** The Service of a host, by its id; none for hosts of other kinds. */
  public servicesCalled(host: string): readonly string[] {
    let ids = this.services.get(host);
    if (ids === undefined) {
      const service = this.step.before.service(host, '') ?? this.step.after.service(host, '');
      this.services.set(host, ids = service === undefined ? [] : [service.id]);
    }
    return ids;
  }

  public serviceEntriesAbout(host: string): string[] {
    return this.entries.about('', host);
  }

  /** Gateways on the same proxies, with a server of the same port for the host. */
  public gatewaysLike(gateway: ManifestObject, host: string): string[] {
    return [...new Set(listeners(gateway).flatMap(listener => this.gateways.about(`${listener} `, host)))];
  }
}

/** Where a rule holds; nowhere for a delegate. */
export function addresses(set: Inventory, rule: ManifestObject): readonly Address[] {
  if (rule.kind === 'VirtualService') {
    return addressesSaid(rule, set);
  }
  return objects(rule.spec, 'parentRefs').flatMap(parent => {
    const [name, namespace] = [asString(get(parent, 'name')) ?? '', asString(get(parent, 'namespace')) ?? rule.namespace];
    if (get(parent, 'kind') === 'Service') {
      return [{ gateway: 'mesh', host: set.hostOf({ name, namespace }) }];
    }
    const own = strings(rule.spec, 'hostnames');
    return (own.length > 0 ? own : listenerHosts(set, namespace, name)).map(host => ({ gateway: `${namespace}/${name}`, host: host.toLowerCase() }));
  });
}

/** Of a VirtualService, which says it all by itself. */
const addressesSaid = perObject((object, set: Inventory): readonly Address[] => {
  const { hosts, mesh, gateways } = readVirtualService(object, set);
  return [...mesh ? [MESH] : [], ...gateways].flatMap(gateway => hosts.map(({ fullHost }) => ({ gateway, host: fullHost.toLowerCase() })));
});

/** What a Gateway of the Gateway API listens for; everything, where it does not say or is not there. */
function listenerHosts(set: Inventory, namespace: string, name: string): string[] {
  const listening = objects(set.find('Gateway', namespace, name)?.spec, 'listeners').map(listener => asString(get(listener, 'hostname')) ?? '*');
  return listening.length === 0 ? ['*'] : [...new Set(listening)];
}

/** Proxies and ports of an Istio Gateway, in words to compare. */
function listeners(gateway: ManifestObject): string[] {
  const selector = JSON.stringify(Object.entries(get(gateway.spec, 'selector') ?? {}).sort());
  return objects(gateway.spec, 'servers').map(server => `${selector} ${asNumber(get(server, 'port', 'number'))}`);
}

function servers(gateway: ManifestObject): string[] {
  const places = listeners(gateway);
  return objects(gateway.spec, 'servers').flatMap((server, index) => strings(server, 'hosts').map(host => `${places[index]} ${host.slice(host.indexOf('/') + 1)}`));
}
