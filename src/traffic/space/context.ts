import { Hosts } from '../../mesh/hosts';
import { Inventory } from '../../mesh/inventory';
import { takesHttp } from '../../mesh/port-protocol';
import { Proxy } from '../../mesh/proxy';
import { GatewayHost } from '../gateway-host';
import { PreparedRequest } from '../prepared-request';
import { Route } from '../route';
import { RuleSet } from '../rule-set';
import { findEntrance } from '../through-gateway';
import { meshVirtualHost } from '../virtual-host';
import { Audience } from './audience';

/** The rules that requests of an audience meet, whatever else they say. */
export interface Context {
  readonly proxy: Proxy;
  readonly port: number;
  /** Labels of the caller; undefined: any. */
  readonly labels?: ReadonlyMap<string, string>;
  /** Who may say where requests go, with the routes that are tried in order; the first that gives the caller any route does. */
  readonly layers: readonly { readonly object: RuleSet['object']; readonly isGatewayApi: boolean; readonly routes: readonly Route[] }[];
  /** The host that answers where none of them gives a route. */
  readonly plain?: string;
}

const NO_LABELS: ReadonlyMap<string, string> = new Map<string, string>();

function meshContext(set: Inventory, audience: Audience, namespace: string, labels: ReadonlyMap<string, string> | undefined): Context | undefined {
  const { host } = new PreparedRequest({ from: audience.from, host: audience.host });
  const called = Hosts.of(set).called(host, namespace);
  const port = audience.port ?? (called?.ports.find(candidate => takesHttp(candidate.protocol)) ?? called?.ports[0])?.number ?? 80;
  const proxy: Proxy = { namespace, labels: labels ?? NO_LABELS, gateway: 'mesh' };
  const virtualHost = meshVirtualHost(set, host, proxy, port);
  return virtualHost && {
    proxy,
    port,
    labels,
    layers: virtualHost.candidates.map(({ object, isGatewayApi, routes }) => ({ object, isGatewayApi, routes })),
    plain: virtualHost.host?.name,
  };
}

/** Then no rules are asked: all that can happen is the redirect. */
function isSentToHttps({ server }: GatewayHost, { like }: Audience): boolean {
  return server.redirectsToHttps && like?.scheme !== 'https';
}

function gatewayContext(set: Inventory, audience: Audience, name: string): Context | undefined {
  const entrance = findEntrance(set, new PreparedRequest({ from: audience.from, host: audience.host, port: audience.port, scheme: audience.like?.scheme }), name);
  if (entrance === undefined || isSentToHttps(entrance.host, audience)) {
    return undefined;
  }
  const { proxy, host: { candidates, routes, server } } = entrance;
  const isGatewayApi = candidates.some(rules => rules.isGatewayApi);
  return { proxy, port: server.port, labels: proxy.labels, layers: candidates.slice(0, 1).map(({ object }) => ({ object, isGatewayApi, routes })) };
}

/** The rules for an audience; undefined where no proxy has any for it. */
export function contextOf(set: Inventory, audience: Audience): Context | undefined {
  const { from } = audience;
  if ('gateway' in from) {
    return gatewayContext(set, audience, from.gateway);
  }
  if ('outsideMesh' in from) {
    return undefined;
  }
  const { labels, namespace } = from.workload;
  return meshContext(set, audience, namespace, labels === undefined ? undefined : labels instanceof Map ? labels : new Map(Object.entries(labels)));
}
