import { Chain } from './chain';
import { Mix, inventoryOf } from './mixture';
import { ELSEWHERE, RequestClass, requestClasses } from './request-class';
import { Step } from './step';
import { evaluate } from '../../traffic/evaluate';
import { httpRouteRuleSets } from '../../traffic/http-route';
import { Inventory } from '../../traffic/inventory';
import { ManifestObject, asNumber, asString, get, objects, strings } from '../../traffic/manifest';
import { TrafficResult } from '../../traffic/result';
import { Route } from '../../traffic/route';
import { isDelegate, virtualServiceRules } from '../../traffic/virtual-service';

/** A way in: a port, and whether it is TLS. */
interface Way {
  readonly port?: number;
  readonly scheme: string;
}

/** Asks a chain for answers, in whatever mix. */
export class ChainRequests {
  public readonly classes: readonly RequestClass[];
  private readonly inventories = new Map<Mix, Inventory>();
  private readonly ways: readonly Way[];
  private readonly outside: readonly ManifestObject[];

  constructor(private readonly step: Step, private readonly chain: Chain) {
    const isShown = chain.ids.some(id => id.includes('/Gateway/'));
    this.outside = chain.gateway === 'mesh' || isShown ? [] : gatewayNotShown(chain);
    const routes = this.routes();
    this.ways = chain.gateway === 'mesh' ? this.meshWays(routes) : this.gatewayWays();
    this.classes = requestClasses(chain.name, routes, this.callers(), [...new Set(this.ways.map(({ port }) => port))]);
  }

  /** What happens to a request in a mix. */
  public ask(requests: RequestClass, mix: Mix): TrafficResult {
    const set = this.inventory(mix);
    const scheme = this.ways.find(({ port }) => port === requests.port)?.scheme ?? 'http';
    return evaluate(set, {
      from: this.chain.gateway === 'mesh' ? { workload: { namespace: requests.callerNamespace, labels: requests.callerLabels } } : { gateway: this.gatewayIn(set) },
      host: requests.authority ?? this.chain.name,
      port: requests.port,
      path: requests.path,
      method: requests.method,
      scheme: requests.scheme === 'http' ? scheme : requests.scheme,
      headers: requests.headers,
    });
  }

  public inventory(mix: Mix): Inventory {
    let set = this.inventories.get(mix);
    if (set === undefined) {
      this.inventories.set(mix, set = inventoryOf(this.step, this.chain.ids, mix, this.outside));
    }
    return set;
  }

  /** One of the Gateways by which the requests come in; in a mix without any of them none answers. */
  private gatewayIn(set: Inventory): string {
    return this.chain.gateways.find(name => {
      const [namespace, short] = name.split('/');
      return set.find('Gateway', namespace, short) !== undefined;
    }) ?? this.chain.gateway;
  }

  /** The routes of both ends: their matches make the classes. */
  private routes(): Route[] {
    return [new Set<string>(), new Set(this.chain.changed)].flatMap(mix => {
      const set = inventoryOf(this.step, this.chain.ids, mix);
      return [...set.ofKind('VirtualService').filter(rule => !isDelegate(rule)).map(rule => virtualServiceRules(set, rule)), ...httpRouteRuleSets(set)]
        .flatMap(rules => rules.routes);
    });
  }

  /** Where only some callers see a rule, somebody from elsewhere asks as well. */
  private callers(): string[] {
    const { before, after } = this.step;
    if (this.chain.gateway !== 'mesh') {
      return [before.rootNamespace];
    }
    const rules = this.chain.ids.flatMap(id => Object.values(this.step.versions(id)).filter((version): version is ManifestObject => version instanceof ManifestObject))
      .filter(({ kind }) => kind !== 'Service' && kind !== 'Gateway');
    const home = before.service(this.chain.host, '')?.namespace ?? after.service(this.chain.host, '')?.namespace ?? rules[0]?.namespace ?? 'default';
    const differs = rules.some(rule => rule.namespace !== home || strings(rule.spec, 'exportTo').length > 0);
    return differs ? [...new Set([home, ...rules.map(({ namespace }) => namespace), ELSEWHERE])].slice(0, 4) : [home];
  }

  private meshWays(routes: readonly Route[]): Way[] {
    const ports = this.servicePorts();
    const asksForPort = routes.some(({ match }) => match?.port !== undefined) || this.chain.changed.some(id => id.includes('/Service/'));
    return (asksForPort ? ports : ports.slice(0, 1)).map(port => ({ port, scheme: 'http' }));
  }

  /** What could be called before: ports of the Service, or of the Service that a rule of another name stands for. */
  private servicePorts(): (number | undefined)[] {
    const services = this.chain.targets.map(host => this.step.before.service(host, '')).filter(service => service !== undefined);
    const [service] = services;
    const ports = service === undefined ? [] : objects(service.spec, 'ports').map(port => asNumber(get(port, 'port'))).filter(port => port !== undefined);
    return ports.length === 0 ? [undefined] : ports;
  }

  private gatewayWays(): Way[] {
    const gateways = this.chain.ids.map(id => this.step.versions(id).before).filter(object => object?.kind === 'Gateway');
    const servers = gateways.flatMap(gateway => [...objects(gateway!.spec, 'servers').map(server => get(server, 'port')), ...objects(gateway!.spec, 'listeners')]);
    const ways = servers.map(server => ({
      port: asNumber(get(server, 'number')) ?? asNumber(get(server, 'port')),
      scheme: (asString(get(server, 'protocol')) ?? 'HTTP').toUpperCase() === 'HTTPS' ? 'https' : 'http',
    }));
    return ways.length === 0 ? [{ scheme: 'http' }] : ways;
  }
}

/** A Gateway that the manifests do not show is there all the time, and takes what rules bind to it. */
function gatewayNotShown({ gateway, routing }: Chain): ManifestObject[] {
  const [namespace, name] = gateway.split('/');
  const make = (raw: object): ManifestObject => new ManifestObject({ ...raw, kind: 'Gateway', metadata: { name, namespace } }, -1, namespace);
  return routing.some(id => id.includes('/VirtualService/'))
    ? [make({ apiVersion: 'networking.istio.io/v1', spec: { selector: { gateway: name }, servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['*'] }] } })]
    : [make({
      apiVersion: 'gateway.networking.k8s.io/v1',
      spec: { gatewayClassName: 'istio', listeners: [{ name: 'http', port: 80, protocol: 'HTTP', allowedRoutes: { namespaces: { from: 'All' } } }] },
    })];
}
