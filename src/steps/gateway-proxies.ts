import { Mix } from './mixture';
import { Step } from './step';
import { Inventory } from '../mesh/inventory';
import { ManifestObject, asNumber, asString, get, objects, stringMap } from '../mesh/manifest';

/** Whether a Gateway that was there before is on other proxies now: none carries two values of one label. */
export function leavesProxies(step: Step, gateway: ManifestObject): boolean {
  const earlier = step.versions(gateway.id).before;
  if (earlier === undefined || earlier === gateway) {
    return false;
  }
  const selector = stringMap(gateway.spec, 'selector');
  return [...stringMap(earlier.spec, 'selector')].some(([key, value]) => selector.has(key) && selector.get(key) !== value);
}

/** A Gateway that is on other proxies in a mix. */
export function movedGateway(step: Step, ids: readonly string[], mix: Mix): string | undefined {
  return ids.find(id => {
    const gateway = id.includes('/Gateway/') && mix.has(id) ? step.versions(id).after : undefined;
    return gateway !== undefined && leavesProxies(step, gateway);
  });
}

/** A way in: a port, and what is spoken there. */
export interface Way {
  readonly port?: number;
  /** `tcp` and `tls` carry connections that no proxy looks into. */
  readonly scheme: 'http' | 'https' | 'tcp' | 'tls';
}

/** What a Gateway listens on: its servers, or its listeners. */
export function waysInto({ spec }: ManifestObject): Way[] {
  return [
    ...objects(spec, 'servers').map(server => ({ port: asNumber(get(server, 'port', 'number')), scheme: schemeOf(get(server, 'port', 'protocol'), get(server, 'tls', 'mode')) })),
    ...objects(spec, 'listeners').map(listener => ({ port: asNumber(get(listener, 'port')), scheme: schemeOf(get(listener, 'protocol'), get(listener, 'tls', 'mode')) })),
  ];
}

function schemeOf(protocol: unknown, mode: unknown): Way['scheme'] {
  const [spoken, tls] = [protocol, mode].map(value => (asString(value) ?? '').toUpperCase());
  if (tls === 'PASSTHROUGH' || tls === 'AUTO_PASSTHROUGH' || spoken === 'TLS') {
    return 'tls';
  }
  return spoken === 'HTTPS' ? 'https' : ['', 'HTTP', 'HTTP2', 'GRPC', 'GRPC-WEB'].includes(spoken) ? 'http' : 'tcp';
}

/** Whether callers who go on as they did before are understood: not where a port has turned from plain text to TLS, or back. */
export function understands(gateway: ManifestObject, { port, scheme }: Way): boolean {
  const same = waysInto(gateway).filter(way => way.port === port);
  return same.length === 0 || same.some(way => way.scheme === scheme);
}

/** A Gateway by the name that rules have for it, `namespace/name`. */
export function gatewayNamed(set: Inventory, name: string): ManifestObject | undefined {
  const slash = name.indexOf('/');
  return set.find('Gateway', name.slice(0, slash), name.slice(slash + 1));
}
