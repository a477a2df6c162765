import { Step } from './step';
import { completeHost, patternsOf } from '../../traffic/host-name';
import { Inventory } from '../../traffic/inventory';
import { ManifestObject, asNumber, asString, get, objects, strings } from '../../traffic/manifest';
import { gatewayName } from '../../traffic/read-http-match';

/** Ids by a name, old and new versions alike. */
class Ids {
  private readonly byName = new Map<string, Set<string>>();

  public add(name: string, id: string): void {
    const ids = this.byName.get(name);
    if (ids === undefined) {
      this.byName.set(name, new Set([id]));
    } else {
      ids.add(id);
    }
  }

  /** Of a host and of the wildcards that stand for it. */
  public about(prefix: string, host: string): string[] {
    return [...patternsOf(host)].flatMap(pattern => [...this.byName.get(prefix + pattern) ?? []]);
  }
}

/** A host as it is called from a place: `mesh`, or a gateway. */
export interface Address {
  readonly gateway: string;
  readonly host: string;
}

/** Which objects of a step say something about a host, whichever version of them says it. */
export class Links {
  public static of(step: Step): Links {
    let links = Links.known.get(step);
    if (links === undefined) {
      Links.known.set(step, links = new Links(step));
    }
    return links;
  }

  private static readonly known = new WeakMap<Step, Links>();

  private readonly rules = new Ids();
  private readonly destinationRules = new Ids();
  private readonly entries = new Ids();
  private readonly gateways = new Ids();

  private constructor(step: Step) {
    for (const set of [step.before, step.after]) {
      for (const kind of ['VirtualService', 'HTTPRoute', 'GRPCRoute']) {
        set.ofKind(kind).forEach(rule => addresses(set, rule).forEach(({ gateway, host }) => this.rules.add(`${gateway} ${host}`, rule.id)));
      }
      for (const rule of set.ofKind('DestinationRule')) {
        this.destinationRules.add(completeHost(asString(rule.spec.host) ?? '', rule.namespace, set.clusterDomain).toLowerCase(), rule.id);
      }
      set.ofKind('ServiceEntry').forEach(entry => strings(entry.spec, 'hosts').forEach(host => this.entries.add(host, entry.id)));
      set.ofKind('Gateway').forEach(gateway => servers(gateway).forEach(server => this.gateways.add(server, gateway.id)));
    }
  }

  /** VirtualServices and HTTPRoutes about a host, from a gateway or the mesh. */
  public rulesAbout({ gateway, host }: Address): string[] {
    return this.rules.about(`${gateway} `, host);
  }

  public destinationRulesAbout(host: string): string[] {
    return this.destinationRules.about('', host);
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
export function addresses(set: Inventory, rule: ManifestObject): Address[] {
  if (rule.kind === 'VirtualService') {
    const named = strings(rule.spec, 'gateways');
    const hosts = strings(rule.spec, 'hosts').map(host => completeHost(host, rule.namespace, set.clusterDomain).toLowerCase());
    return (named.length === 0 ? ['mesh'] : named).flatMap(name => hosts.map(host => ({ gateway: gatewayName(name, rule.namespace), host })));
  }
  return objects(rule.spec, 'parentRefs').flatMap(parent => {
    const [name, namespace] = [asString(get(parent, 'name')) ?? '', asString(get(parent, 'namespace')) ?? rule.namespace];
    if (get(parent, 'kind') === 'Service') {
      return [{ gateway: 'mesh', host: `${name}.${namespace}.svc.${set.clusterDomain}` }];
    }
    const own = strings(rule.spec, 'hostnames');
    return (own.length > 0 ? own : listenerHosts(set, namespace, name)).map(host => ({ gateway: `${namespace}/${name}`, host: host.toLowerCase() }));
  });
}

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
