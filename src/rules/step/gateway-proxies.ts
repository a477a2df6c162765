import { Mix } from './mixture';
import { Step } from './step';
import { ManifestObject, asNumber, asString, get, objects, stringMap } from '../../traffic/manifest';

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

/** Whether callers who go on as they did before are understood: not where a port has turned from plain text to TLS, or back. */
export function understands({ spec }: ManifestObject, { port, scheme }: { readonly port?: number; readonly scheme: string }): boolean {
  const ports = [...objects(spec, 'servers').map(server => get(server, 'port')), ...objects(spec, 'listeners')];
  const same = ports.filter(candidate => (asNumber(get(candidate, 'number')) ?? asNumber(get(candidate, 'port'))) === port);
  return same.length === 0 || same.some(candidate => schemeOf(candidate) === scheme);
}

/** What is spoken at the port of a server, or at a listener. */
export function schemeOf(port: unknown): string {
  return (asString(get(port, 'protocol')) ?? 'HTTP').toUpperCase() === 'HTTPS' ? 'https' : 'http';
}
