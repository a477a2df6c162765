import { Chain } from './chain';
import { delegatesOf } from './delegates';
import { destinationsOf, hostsSentTo } from './destinations';
import { gatewayNamed } from './gateway-proxies';
import { Links, addresses } from './links';
import { Step } from './step';
import { Inventory } from '../mesh/inventory';
import { asString, get, objects, strings } from '../mesh/manifest';

/** Names by which callers outside the mesh reach a host, by the host. */
type PublicNames = ReadonlyMap<string, ReadonlySet<string>>;

/** Tells what goes because it is meant to go: a preview's host, a version's Service. */
export class Retirement {
  private hosts?: ReadonlySet<string>;
  private kept?: readonly [PublicNames, PublicNames];

  constructor(private readonly step: Step) {}

  /** A Service that goes with all that speaks of it, or a public name whose Services go too, or keep another that they had. */
  public covers({ gateway, host, gateways, targets }: Chain): boolean {
    const { before, after } = this.step;
    if (this.isNamed(gateway === 'mesh' ? ['mesh'] : gateways, host)) {
      return false;
    }
    if (gateway === 'mesh') {
      return after.service(host, '') === undefined && !this.spokenOf().has(host) && before.service(host, '') !== undefined;
    }
    return targets.every(target => after.service(target, '') === undefined)
      || (!gateways.some(name => lists(after, name, host)) && targets.every(target => this.keepsName(target)));
  }

  private isNamed(gateways: readonly string[], host: string): boolean {
    const links = Links.of(this.step);
    const { after } = this.step;
    const rules = gateways.flatMap(name => links.rulesAbout(name, host)).flatMap(id => this.step.versions(id).after ?? []);
    return rules.some(rule => addresses(after, rule).some(address => address.host === host || address.host.startsWith('*')));
  }

  private spokenOf(): ReadonlySet<string> {
    const { after } = this.step;
    this.hosts ??= new Set([
      ...[...destinationsOf(after)].map(({ host }) => host),
      ...after.ofKind('DestinationRule').map(rule => after.fullHost(asString(rule.spec.host) ?? '', rule.namespace)),
    ]);
    return this.hosts;
  }

  private keepsName(target: string): boolean {
    this.kept ??= [publicNames(this.step.before), publicNames(this.step.after)];
    const [old, next] = this.kept.map(names => names.get(target));
    return [...next ?? []].some(name => old?.has(name));
  }
}

/** Of all rules that hold at gateways, with their delegates. */
function publicNames(set: Inventory): PublicNames {
  const names = new Map<string, Set<string>>();
  for (const kind of ['VirtualService', 'HTTPRoute', 'GRPCRoute']) {
    for (const rule of set.ofKind(kind)) {
      const places = addresses(set, rule).filter(({ gateway, host }) => gateway !== 'mesh' && set.service(host, '') === undefined);
      for (const target of places.length === 0 ? [] : [rule, ...delegatesOf(set, rule)].flatMap(one => hostsSentTo(set, one))) {
        const found = names.get(target) ?? new Set();
        places.forEach(({ gateway, host }) => found.add(`${gateway} ${host}`));
        names.set(target, found);
      }
    }
  }
  return names;
}

/** Whether a Gateway says this very host: then somebody expects an answer there. */
function lists(set: Inventory, gateway: string, host: string): boolean {
  const { spec } = gatewayNamed(set, gateway) ?? {};
  const served = objects(spec, 'servers').flatMap(server => strings(server, 'hosts').map(said => said.slice(said.indexOf('/') + 1)));
  return [...served, ...objects(spec, 'listeners').map(listener => asString(get(listener, 'hostname')))].includes(host);
}
