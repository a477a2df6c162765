import { Chain } from './chain';
import { Ends } from './ends';
import { Way, gatewayNamed, leavesProxies, understands, waysInto } from './gateway-proxies';
import { Mix, inventoryOf } from './mixture';
import { ELSEWHERE, RequestClass, isTaken, requestClasses } from './request-class';
import { Step } from './step';
import { Hosts } from '../mesh/hosts';
import { Inventory } from '../mesh/inventory';
import { asNumber, get, objects } from '../mesh/manifest';
import { evaluate } from '../traffic/evaluate';
import { TrafficResult } from '../traffic/result';
import { Route } from '../traffic/route';

/** Asks a chain for answers, in whatever mix. */
export class ChainRequests {
  public readonly classes: readonly RequestClass[];
  private readonly inventories: Map<Mix, Inventory>;
  private readonly ways: readonly Way[];

  /**
   * @param ends the mix in which all is old, and the one in which all is new
   */
  constructor(private readonly step: Step, private readonly chain: Chain, [old, next]: readonly Mix[]) {
    this.inventories = new Map([[old, Ends.of(step).before]]);
    if (next !== undefined) {
      this.inventories.set(next, Ends.of(step).after);
    }
    const { subject } = chain;
    const routes = (subject === undefined ? chain.rules : [subject]).flatMap(id => Ends.of(step).routesOf(id));
    this.ways = chain.gateway === 'mesh' ? this.meshWays(routes) : this.gatewayWays();
    const classes = requestClasses(chain.name, routes, this.callers(), [...new Set(this.ways.map(({ port }) => port))]);
    this.classes = subject === undefined ? classes : classes.filter(requests => isTaken(chain.name, routes, requests));
  }

  /** What happens to a request in a mix. */
  public ask(requests: RequestClass, mix: Mix): TrafficResult {
    const set = this.inventory(mix);
    const way = this.ways.find(({ port }) => port === requests.port) ?? { port: requests.port, scheme: 'http' };
    return evaluate(set, {
      from: this.chain.gateway === 'mesh' ? { workload: { namespace: requests.callerNamespace, labels: requests.callerLabels } } : { gateway: this.gatewayIn(set, way) },
      host: requests.authority ?? this.chain.name,
      port: requests.port,
      path: requests.path,
      method: requests.method,
      scheme: requests.scheme === 'http' ? way.scheme : requests.scheme,
      headers: requests.headers,
    });
  }

  public inventory(mix: Mix): Inventory {
    let set = this.inventories.get(mix);
    if (set === undefined) {
      this.inventories.set(mix, set = inventoryOf(this.step, this.chain.ids, mix, this.chain.gateways.flatMap(name => Ends.of(this.step).gatewayNotShown(name))));
    }
    return set;
  }

  /** Whether a port that is called in the mesh carries no HTTP. */
  public isTcp({ port }: RequestClass): boolean {
    const { before } = this.step;
    const host = Hosts.of(before).find(this.chain.host, '');
    return port !== undefined && host?.port(port)?.protocol === 'tcp';
  }

  /** One of the Gateways by which the requests come in; none in a mix where all are gone, on other proxies, or speak TLS where they did not. */
  private gatewayIn(set: Inventory, way: Way): string {
    return this.chain.gateways.find(name => {
      const gateway = gatewayNamed(set, name);
      return gateway !== undefined && !leavesProxies(this.step, gateway) && understands(gateway, way);
    }) ?? '';
  }

  /** Where only some callers see a rule, somebody from elsewhere asks as well. */
  private callers(): string[] {
    const { before, after } = this.step;
    if (this.chain.gateway !== 'mesh') {
      return [before.rootNamespace];
    }
    const home = before.service(this.chain.host, '')?.namespace ?? after.service(this.chain.host, '')?.namespace;
    const namespaces = new Set(home === undefined ? [] : [home]);
    let isRestricted = false;
    for (const id of this.chain.ids) {
      for (const version of [this.step.versions(id).before, this.step.versions(id).after]) {
        if (version !== undefined && version.kind !== 'Service' && version.kind !== 'Gateway') {
          namespaces.add(version.namespace);
          isRestricted ||= Array.isArray(version.spec.exportTo) && !version.spec.exportTo.includes('*') && version.spec.exportTo.length > 0;
        }
      }
    }
    return isRestricted || namespaces.size > 1 ? [...[...namespaces].slice(0, 3), ELSEWHERE] : [...namespaces, 'default'].slice(0, 1);
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
    const ways = this.chain.ids.map(id => this.step.versions(id).before).flatMap(object => object?.kind === 'Gateway' ? waysInto(object) : []);
    return ways.length === 0 ? [{ scheme: 'http' }] : ways;
  }
}
