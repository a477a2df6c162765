import { Chain } from './chain';
import { Ends } from './ends';
import { Way, gatewayNamed, leavesProxies, understands, waysInto } from './gateway-proxies';
import { Mix, inventoryOf } from './mixture';
import { CallerClass, ELSEWHERE, RequestClass, isTaken, requestClasses } from './request-class';
import { Step } from './step';
import { Host } from '../mesh/host';
import { Hosts } from '../mesh/hosts';
import { Inventory } from '../mesh/inventory';
import { stringMap } from '../mesh/manifest';
import { takesHttp, takesTls } from '../mesh/port-protocol';
import { evaluate } from '../traffic/evaluate';
import { TrafficRequest } from '../traffic/request';
import { TrafficResult } from '../traffic/result';
import { Route } from '../traffic/route';

const NO_LABELS: ReadonlyMap<string, string> = new Map();

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
    const ports = [...new Set(this.ways.map(({ port }) => port))];
    const classes = requestClasses(chain.name, routes, this.callers(), ports).filter(requests => requests.isRest || !this.isConnection(requests));
    this.classes = subject === undefined ? classes : classes.filter(requests => isTaken(chain.name, routes, requests));
  }

  /** What happens to a request in a mix. */
  public ask(requests: RequestClass, mix: Mix): TrafficResult {
    const set = this.inventory(mix);
    const way = this.wayOf(requests);
    return evaluate(set, {
      from: this.chain.gateway === 'mesh' ? { workload: { namespace: requests.callerNamespace, labels: requests.callerLabels } } : { gateway: this.gatewayIn(set, way) },
      host: requests.authority ?? this.chain.name,
      port: requests.port,
      path: requests.path,
      method: requests.method,
      headers: requests.headers,
      ...spoken(way, requests, this.chain.name),
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
  public isConnection(requests: RequestClass): boolean {
    return !isHttp(this.wayOf(requests));
  }

  private wayOf({ port }: RequestClass): Way {
    return this.ways.find(way => way.port === port) ?? { port, scheme: 'http' };
  }

  /** One of the Gateways by which the requests come in; none in a mix where all are gone, on other proxies, or speak TLS where they did not. */
  private gatewayIn(set: Inventory, way: Way): string {
    return this.chain.gateways.find(name => {
      const gateway = gatewayNamed(set, name);
      return gateway !== undefined && !leavesProxies(this.step, gateway) && understands(gateway, way);
    }) ?? '';
  }

  /** Where only some callers see a rule, somebody from elsewhere asks as well. */
  private callers(): CallerClass[] {
    const { before, after } = this.step;
    if (this.chain.gateway !== 'mesh') {
      return [{ namespace: before.rootNamespace, labels: NO_LABELS }];
    }
    const home = before.service(this.chain.host, '')?.namespace ?? after.service(this.chain.host, '')?.namespace;
    const namespaces = new Set(home === undefined ? [] : [home]);
    let isRestricted = false;
    for (const id of this.chain.ids) {
      for (const version of [this.step.versions(id).before, this.step.versions(id).after]) {
        if (version !== undefined && !['Service', 'Gateway', 'Sidecar'].includes(version.kind)) {
          namespaces.add(version.namespace);
          isRestricted ||= Array.isArray(version.spec.exportTo) && !version.spec.exportTo.includes('*') && version.spec.exportTo.length > 0;
        }
      }
    }
    const plain = isRestricted || namespaces.size > 1 ? [...[...namespaces].slice(0, 3), ELSEWHERE] : [...namespaces, 'default'].slice(0, 1);
    const scoped = this.scopedCallers();
    const rest = scoped.length === 0 || plain.includes(ELSEWHERE) ? plain : [...plain, ELSEWHERE];
    const others = rest.filter(namespace => scoped.every(other => other.namespace !== namespace || other.labels.size > 0));
    return [...others.map(namespace => ({ namespace, labels: NO_LABELS })), ...scoped];
  }

  /** Callers whose proxies know a part of the mesh only. */
  private scopedCallers(): CallerClass[] {
    const classes = new Map<string, CallerClass>();
    for (const id of this.chain.ids.filter(candidate => candidate.includes('/Sidecar/'))) {
      for (const version of [this.step.versions(id).before, this.step.versions(id).after]) {
        if (version !== undefined && version.namespace !== this.step.before.rootNamespace) {
          const labels = stringMap(version.spec, 'workloadSelector', 'labels');
          classes.set(`${version.namespace} ${[...labels].join()}`, { namespace: version.namespace, labels });
        }
      }
    }
    return [...classes.values()];
  }

  private meshWays(routes: readonly Route[]): Way[] {
    const ports = this.servicePorts();
    const asksForPort = routes.some(({ match }) => match?.port !== undefined) || this.chain.changed.some(id => id.includes('/Service/'));
    const isConnected = this.chain.rules.some(id => Ends.of(this.step).hasConnections(id));
    return (asksForPort || isConnected ? ports : ports.slice(0, 1)).map(port => ({ port, scheme: this.schemeOf(port) }));
  }

  private schemeOf(port: number | undefined): Way['scheme'] {
    const protocol = port === undefined ? undefined : this.servicesBefore()[0]?.port(port)?.protocol;
    return takesHttp(protocol) ? 'http' : takesTls(protocol) ? 'tls' : 'tcp';
  }

  /** The Service that is called, or those for which a rule of another name stands. */
  private servicesBefore(): Host[] {
    const { before } = this.step;
    return this.chain.targets.flatMap(host => before.service(host, '') ?? []).map(service => Hosts.of(before).ofService(service));
  }

  /** What could be called before: ports of the Service, or of the Service that a rule of another name stands for. */
  private servicePorts(): (number | undefined)[] {
    const [service] = this.servicesBefore();
    return service === undefined || service.ports.length === 0 ? [undefined] : service.ports.map(({ number }) => number);
  }

  private gatewayWays(): Way[] {
    const ways = this.chain.ids.map(id => this.step.versions(id).before).flatMap(object => object?.kind === 'Gateway' ? waysInto(object) : []);
    return ways.length === 0 ? [{ scheme: 'http' }] : ways;
  }
}

/** A request by its scheme, or a connection that asks for its host by name where it is TLS. */
function spoken({ scheme }: Way, requests: RequestClass, name: string): Pick<TrafficRequest, 'scheme' | 'protocol' | 'sni'> {
  switch (scheme) {
    case 'tcp': return { protocol: 'tcp' };
    case 'tls': return { protocol: 'tls', sni: name };
    default: return { scheme: requests.scheme === 'http' ? scheme : requests.scheme };
  }
}

function isHttp({ scheme }: Way): boolean {
  return scheme === 'http' || scheme === 'https';
}
