import { asArray, asNumber, asObject, asString, get, stringMap, strings } from '../../src/mesh/manifest';
import { Caller, TrafficRequest } from '../../src/traffic/request';

function callerOf(from: unknown): Caller {
  const gateway = asString(get(from, 'gateway'));
  if (gateway !== undefined) {
    return { gateway };
  }
  const namespace = asString(get(from, 'namespace')) ?? 'default';
  return asObject(get(from, 'outsideMesh')) === undefined ? { workload: { namespace, labels: stringMap(from, 'labels') } } : { outsideMesh: { namespace } };
}

/** Header lines; what is no text is none. */
function headerLines(value: unknown): readonly string[] {
  return (Array.isArray(value) ? asArray(value) : [value]).filter(line => ['string', 'number', 'boolean'].includes(typeof line)).map(String);
}

function headersOf(value: unknown): Map<string, readonly string[]> {
  return new Map(Object.entries(asObject(value) ?? {}).map(([name, header]) => [name, headerLines(header)]));
}

/** What the connection of a record says beside its request. */
function connectionOf(entry: unknown): Pick<TrafficRequest, 'protocol' | 'sni' | 'alpn'> {
  const scheme = get(entry, 'request', 'scheme');
  const connection = get(entry, 'connection');
  const alpn = strings(connection, 'alpn');
  return {
    protocol: scheme === 'tcp' || scheme === 'tls' ? scheme : undefined,
    sni: asString(get(connection, 'sni')),
    alpn: alpn.length === 0 ? undefined : alpn,
  };
}

/** The question of one entry of a record (`{ from, request, connection }`). */
export function questionOf(entry: unknown): TrafficRequest {
  const request = get(entry, 'request');
  const scheme = asString(get(request, 'scheme'));
  return {
    from: callerOf(get(entry, 'from')),
    method: asString(get(request, 'method')),
    scheme: scheme === 'tcp' || scheme === 'tls' ? undefined : scheme,
    host: asString(get(request, 'host')) ?? '',
    port: asNumber(get(request, 'port')),
    path: asString(get(request, 'path')),
    headers: headersOf(get(request, 'headers')),
    ...connectionOf(entry),
  };
}
