import { ofHttpRoute, ofVirtualService } from './destinations';
import { Address, Links, addresses } from './links';
import { podsCarrying, selectorOf } from './pods-index';
import { Step } from './step';
import { isWildcard } from '../../traffic/host-name';
import { Inventory } from '../../traffic/inventory';
import { ManifestObject, asString, get, objects } from '../../traffic/manifest';

/** Everything that decides about requests to one address, in both versions. */
export interface Chain extends Address {
  /** A host to ask for: the address itself, or a name that its wildcard stands for. */
  readonly name: string;
  /** Gateways by which its requests may come in, `namespace/name`; none for the mesh. */
  readonly gateways: readonly string[];
  /** Rules about the host, their delegates, Gateways. */
  readonly routing: readonly string[];
  /** Hosts to which some version of the rules sends, the address's own among them. */
  readonly targets: readonly string[];
  /** All objects but the pods. */
  readonly ids: readonly string[];
  readonly changed: readonly string[];
}

/** The chains in which something changes. An address that nobody could call before has none. */
export function* changedChains(step: Step): Iterable<Chain> {
  const seen = new Set<string>();
  for (const address of addressesOf(step)) {
    const chain = chainOf(step, address);
    const key = `${chain.gateways.join() || chain.gateway} ${chain.host}`;
    if (!seen.has(key)) {
      seen.add(key);
      if (chain.changed.length > 0 || chain.targets.some(host => podsChange(step, host))) {
        yield chain;
      }
    }
  }
}

/** Addresses that answered before, each once. */
function* addressesOf(step: Step): Iterable<Address> {
  const { before, after } = step;
  for (const service of before.ofKind('Service')) {
    yield { gateway: 'mesh', host: `${service.name}.${service.namespace}.svc.${before.clusterDomain}` };
  }
  for (const set of [before, after]) {
    for (const kind of ['VirtualService', 'HTTPRoute', 'GRPCRoute']) {
      for (const rule of set.ofKind(kind)) {
        const all = addresses(set, rule);
        // A public name that sidecars know too, beside the Service's own, adds nothing.
        const isDouble = ({ gateway, host }: Address): boolean => gateway === 'mesh' && before.service(host, '') === undefined
          && all.some(other => other.gateway !== 'mesh' || before.service(other.host, '') !== undefined);
        yield* all.filter(address => !(address.gateway === 'mesh' && before.service(address.host, '') !== undefined) && !isDouble(address));
      }
    }
  }
}

function chainOf(step: Step, { gateway, host }: Address): Chain {
  const links = Links.of(step);
  const gatewayIds = gateway === 'mesh' ? [] : gatewaysOf(step, links, gateway, host);
  const gateways = gateway === 'mesh' ? [] : gatewayIds.length === 0 ? [gateway] : gatewayIds.map(id => id.split('/').slice(2).join('/'));
  const rules = [...new Set((gateway === 'mesh' ? ['mesh'] : gateways).flatMap(name => links.rulesAbout({ gateway: name, host })))];
  const delegates = rules.flatMap(id => delegatesOf(step, id));
  const grants = rules.some(id => !id.includes('/VirtualService/')) ? [step.before, step.after].flatMap(set => set.ofKind('ReferenceGrant').map(({ id }) => id)) : [];
  const routing = [...new Set([...rules, ...delegates, ...grants, ...gatewayIds])];
  const targets = [...new Set([...gateway === 'mesh' ? [host] : [], ...[...rules, ...delegates].flatMap(id => destinationHosts(step, id))])];
  const ids = [...new Set([...routing, ...targets.flatMap(target => objectsBehind(step, links, target))])];
  return { gateway, host, name: callable(host), gateways, routing, targets, ids, changed: ids.filter(id => step.change(id) !== undefined) };
}

function callable(host: string): string {
  return isWildcard(host) ? `any${host === '*' ? '.example.com' : host.slice(1)}` : host;
}

/** The Gateway by that name, with all that serve the same port of the same proxies: a request does not know by which of them it came. */
function gatewaysOf(step: Step, links: Links, name: string, host: string): string[] {
  const [namespace, short] = name.split('/');
  const gateway = [step.before, step.after].map(set => set.find('Gateway', namespace, short)).find(found => found !== undefined);
  return gateway === undefined ? [] : [...new Set([gateway.id, ...links.gatewaysLike(gateway, host)])].sort();
}

function versionsOf(step: Step, id: string): [Inventory, ManifestObject][] {
  const { before, after } = step.versions(id);
  const pairs: [Inventory, ManifestObject | undefined][] = [[step.before, before], [step.after, after]];
  return pairs.filter((pair): pair is [Inventory, ManifestObject] => pair[1] !== undefined);
}

function delegatesOf(step: Step, id: string): string[] {
  return versionsOf(step, id).flatMap(([, rule]) => objects(rule.spec, 'http').flatMap(entry => {
    const name = asString(get(entry, 'delegate', 'name'));
    const namespace = asString(get(entry, 'delegate', 'namespace')) ?? rule.namespace;
    return name === undefined ? [] : [step.before, step.after].flatMap(set => set.find('VirtualService', namespace, name)?.id ?? []);
  }));
}

function destinationHosts(step: Step, id: string): string[] {
  return versionsOf(step, id).flatMap(([set, rule]) => [...rule.kind === 'VirtualService' ? ofVirtualService(set, rule) : ofHttpRoute(set, rule)].map(({ host }) => host));
}

function objectsBehind(step: Step, links: Links, host: string): string[] {
  const services = [step.before, step.after].flatMap(set => set.service(host, '')?.id ?? []);
  return [...services, ...links.destinationRulesAbout(host.toLowerCase()), ...links.serviceEntriesAbout(host)];
}

function podsChange(step: Step, host: string): boolean {
  return [step.before, step.after].some(set => {
    const service = set.service(host, '');
    return service !== undefined && podsCarrying(step, service.namespace, selectorOf(service)).some(pods => pods.moves);
  });
}
