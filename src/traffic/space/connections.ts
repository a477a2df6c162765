import { callersIn, callingNamespaces } from './audiences';
import { gatewayProxies } from '../../mesh/gateway-proxies';
import { looksAtRequests } from '../../mesh/gateway-server';
import { Hosts } from '../../mesh/hosts';
import { Inventory } from '../../mesh/inventory';
import { takesHttp, takesTls } from '../../mesh/port-protocol';
import { Caller, TrafficRequest } from '../request';
import { Route } from '../route';
import { RuleIndex } from '../rule-index';
import { RuleSet } from '../rule-set';

/** A name that no rule asks for. */
const ANY_NAME = 'any-name.example.com';

/** Every server name at which the answer can change, and one more. */
function namesIn(rules: readonly RuleSet[]): string[] {
  const asked = rules.flatMap(({ tlsRoutes, hosts }) => [...hosts, ...tlsRoutes.flatMap(({ match }) => match?.sniHosts ?? [])]);
  return [...new Set([...asked.map(name => name.replace('*', 'any-name')), ANY_NAME])];
}

function labelsIn(rules: readonly RuleSet[]): ReadonlyMap<string, string>[] {
  const routes = rules.flatMap(({ tlsRoutes, tcpRoutes }): readonly Route[] => [...tlsRoutes, ...tcpRoutes]);
  return routes.flatMap(({ match }) => (match === undefined || match.sourceLabels.size === 0 ? [] : [match.sourceLabels]));
}

function namespacesIn(rules: readonly RuleSet[]): string[] {
  return rules.flatMap(({ tlsRoutes, tcpRoutes }) => [...tlsRoutes, ...tcpRoutes].flatMap(({ match }) => match?.sourceNamespace ?? []));
}

/** Connections of the mesh: to each port that is not for HTTP alone, by every server name, from every caller that rules tell apart. */
function meshConnections(set: Inventory, name: string, from: Caller | undefined): TrafficRequest[] {
  const host = Hosts.of(set).find(name, '');
  const ports = host?.ports.filter(({ protocol }) => protocol === undefined || !takesHttp(protocol)) ?? [];
  const rules = RuleIndex.of(set).speakingOf('mesh', name);
  if (host === undefined || ports.length === 0) {
    return [];
  }
  const namespaces = [...new Set([...callingNamespaces(set, name), ...namespacesIn(rules)])];
  const workloads = callersIn(set, namespaces).flatMap(workload => [workload, ...labelsIn(rules).map(labels => ({ namespace: workload.namespace, labels }))]);
  const callers = from === undefined ? workloads.map((workload): Caller => ({ workload })) : [from];
  return callers.flatMap(caller => ports.flatMap(({ number, protocol }): TrafficRequest[] => [
    { from: caller, host: name, port: number, protocol: 'tcp' },
    ...takesTls(protocol) ? namesIn(rules).map((sni): TrafficRequest => ({ from: caller, host: name, port: number, protocol: 'tls', sni })) : [],
  ]));
}

/** Connections through each gateway that sends some to the host: to each of its ports that passes bytes on, by every server name. */
function gatewayConnections(set: Inventory, name: string): TrafficRequest[] {
  const sendsThere = ({ tlsRoutes, tcpRoutes }: RuleSet): boolean => [...tlsRoutes, ...tcpRoutes].some(({ rule }) => rule.destinations.some(({ host }) => host === name));
  const rules = RuleIndex.of(set).all.filter(sendsThere);
  const gateways = new Set(rules.flatMap(candidate => candidate.gateways).filter(gateway => gateway !== 'mesh').map(gateway => gateway.split('/').slice(0, 2).join('/')));
  return [...gateways].flatMap(gateway => (gatewayProxies(set, gateway)?.servers ?? []).filter(server => !looksAtRequests(server)).flatMap(({ port, mode }): TrafficRequest[] => mode === 'tcp'
    ? [{ from: { gateway }, host: name, port, protocol: 'tcp' }]
    : namesIn(rules).map((sni): TrafficRequest => ({ from: { gateway }, host: sni, port, protocol: 'tls', sni }))));
}

/** Connections to a host, one for each way in which they can be answered. */
export function connectionsTo(set: Inventory, name: string, from?: Caller): TrafficRequest[] {
  if (from !== undefined) {
    return 'workload' in from ? meshConnections(set, name, from) : [];
  }
  return [...meshConnections(set, name, undefined), ...gatewayConnections(set, name)];
}
