import { delegatesOf } from './delegates';
import { hostsSentTo } from './destinations';
import { Ends } from './ends';
import { gatewayNamed } from './gateway-proxies';
import { Address, Links } from './links';
import { neighboursOf } from './neighbours';
import { podsCarrying, selectorOf } from './pods-index';
import { Step } from './step';
import { isWildcard } from '../mesh/host-name';
import { Inventory } from '../mesh/inventory';
import { ManifestObject } from '../mesh/manifest';

/** Everything that decides about requests to one address, in both versions. */
export interface Chain extends Address {
  /** A host to ask for: the address itself, or a name that its wildcard stands for. */
  readonly name: string;
  /** Gateways by which its requests may come in, `namespace/name`; none for the mesh. */
  readonly gateways: readonly string[];
  /** VirtualServices and HTTPRoutes about the host. */
  readonly rules: readonly string[];
  /** These, their delegates and Gateways. */
  readonly routing: readonly string[];
  /** Hosts to which some version of the rules sends, the address's own among them. */
  readonly targets: readonly string[];
  /** All objects but the pods. */
  readonly ids: readonly string[];
  /** Those whose change may decide about requests. */
  readonly changed: readonly string[];
  /** The rule whose requests alone are looked at. @default - the requests of all rules */
  readonly subject?: string;
  /** Whether more rules may take these requests than the chain has: then only both ends of the step tell the truth. */
  readonly isCut?: boolean;
}

/** So many rules about one host are mixed with one another. */
const CROWD = 8;

/** The chains in which something changes. An address that nobody could call before has none. */
export function* changedChains(step: Step): Iterable<Chain> {
  const seen = new Set<string>();
  for (const address of addressesOf(step)) {
    const place = `${address.gateway} ${address.host}`;
    if (seen.has(place)) {
      continue;
    }
    seen.add(place);
    const chain = chainOf(step, address);
    const key = `${chain.gateways.join() || chain.gateway} ${chain.host} all`;
    if (!seen.has(key)) {
      seen.add(key);
      yield* changes(step, chain) ? chain.rules.length <= CROWD ? [chain] : apart(step, chain) : [];
    }
  }
}

function changes(step: Step, { changed, targets }: Chain): boolean {
  return changed.length > 0 || targets.some(host => podsChange(step, host));
}

/** A public host that many services share is looked at rule by rule, each with those rules that may take its requests too. */
function* apart(step: Step, chain: Chain): Iterable<Chain> {
  const neighbours = neighboursOf(chain.rules, id => Ends.of(step).routesOf(id));
  for (const subject of chain.rules) {
    const near = neighbours(subject);
    const part = { ...chainOf(step, chain, near.slice(0, CROWD)), subject, isCut: near.length > CROWD };
    if (changes(step, part)) {
      yield part;
    }
  }
}

/** Addresses that may have answered before. */
function* addressesOf(step: Step): Iterable<Address> {
  const { before } = step;
  const services = new Set<string>();
  for (const service of before.ofKind('Service')) {
    const host = before.hostOf(service);
    services.add(host);
    yield { gateway: 'mesh', host };
  }
  for (const places of Links.of(step).places) {
    for (const address of places) {
      // A public name that sidecars know too, beside the Service's own, adds nothing.
      const isDouble = address.gateway === 'mesh' && (services.has(address.host) || (places.length > 1 && places.some(other => other.gateway !== 'mesh' || services.has(other.host))));
      if (!isDouble) {
        yield address;
      }
    }
  }
}

function chainOf(step: Step, { gateway, host }: Address, only?: readonly string[]): Chain {
  const links = Links.of(step);
  const gatewayIds = gateway === 'mesh' ? [] : gatewaysOf(step, links, gateway, host);
  const gateways = gateway === 'mesh' ? [] : gatewayIds.length === 0 ? [gateway] : gatewayIds.map(id => id.split('/').slice(2).join('/'));
  const rules = only ?? (gateway === 'mesh' ? links.rulesAbout('mesh', host) : unique(gateways.flatMap(name => links.rulesAbout(name, host))));
  const routing = new Set(rules);
  const targets = new Set(gateway === 'mesh' ? [host] : []);
  for (const id of rules) {
    versionsOf(step, id).forEach(([, rule]) => [step.before, step.after].forEach(set => delegatesOf(set, rule).forEach(delegate => routing.add(delegate.id))));
  }
  for (const id of routing) {
    versionsOf(step, id).forEach(([set, rule]) => hostsSentTo(set, rule).forEach(target => targets.add(target)));
  }
  if (rules.some(id => !id.includes('/VirtualService/'))) {
    [step.before, step.after].forEach(set => set.ofKind('ReferenceGrant').forEach(({ id }) => routing.add(id)));
  }
  gatewayIds.forEach(id => routing.add(id));
  if (gateway === 'mesh') {
    links.sidecars.forEach(id => routing.add(id));
  }
  const ids = new Set(routing);
  for (const target of targets) {
    links.servicesCalled(target).forEach(id => ids.add(id));
    links.destinationRulesAbout(target).forEach(id => ids.add(id));
    links.serviceEntriesAbout(target).forEach(id => ids.add(id));
  }
  const all = [...ids];
  return {
    gateway, host, name: callable(host), gateways, rules, routing: [...routing], targets: [...targets], ids: all, changed: all.filter(id => links.decides(id)),
  };
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}

function callable(host: string): string {
  return isWildcard(host) ? `any${host === '*' ? '.example.com' : host.slice(1)}` : host;
}

/** The Gateway by that name, with all that serve the same port of the same proxies: a request does not know by which of them it came. */
function gatewaysOf(step: Step, links: Links, name: string, host: string): string[] {
  const gateway = gatewayNamed(step.before, name) ?? gatewayNamed(step.after, name);
  return gateway === undefined ? [] : [...new Set([gateway.id, ...links.gatewaysLike(gateway, host)])].sort();
}

/** The versions of an object that differ. */
function versionsOf(step: Step, id: string): [Inventory, ManifestObject][] {
  const { before, after } = step.versions(id);
  const found: [Inventory, ManifestObject][] = before === undefined ? [] : [[step.before, before]];
  if (after !== undefined && (before === undefined || step.change(id) !== undefined)) {
    found.push([step.after, after]);
  }
  return found;
}

function podsChange(step: Step, host: string): boolean {
  return Links.of(step).servicesCalled(host).some(id => versionsOf(step, id).some(([, service]) =>
    podsCarrying(step, service.namespace, selectorOf(service)).some(pods => pods.moves)));
}
