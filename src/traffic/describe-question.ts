import { TrafficLayer } from './layer';
import { Caller, RequestHeaders, TrafficRequest } from './request';

/**
 * A request in a line: `GET reviews/ with end-user: jason, from shop`; a connection: `TCP connection to db:5432, from shop`.
 * @param layer what it was answered by: bytes that are only passed on are no request
 */
export function describeQuestion(request: TrafficRequest, layer?: TrafficLayer): string {
  const { from, method = 'GET', host, port, path = '/', headers, protocol = 'http', sni } = request;
  if (protocol !== 'http' || (layer !== undefined && layer !== 'http')) {
    const named = sni === undefined ? '' : ` for server name ${sni}`;
    return `${protocol === 'tls' || layer === 'tls' ? 'TLS' : 'TCP'} connection to ${host}${port === undefined || host.endsWith(`:${port}`) ? '' : `:${port}`}${named}, ${describeCaller(from)}`;
  }
  const lines = [...entries(headers)].flatMap(([name, value]) => (typeof value === 'string' ? [value] : value).map(line => `${name}: ${line}`));
  const address = `${host}${port === undefined || host.endsWith(`:${port}`) ? '' : `:${port}`}${path}`;
  return `${method} ${address}${lines.length === 0 ? '' : ` with ${lines.join(', ')}`}, ${describeCaller(from)}`;
}

export function describeCaller(caller: Caller): string {
  if ('gateway' in caller) {
    return `through gateway ${caller.gateway}`;
  }
  if ('outsideMesh' in caller) {
    return 'from a caller without a proxy';
  }
  const { namespace, labels } = caller.workload;
  const shown = [...entries(labels)].map(([key, value]) => `${key}=${value}`).join(', ');
  return `from ${namespace}${shown === '' ? '' : ` (${shown})`}`;
}

function entries<T>(map: Readonly<Record<string, T>> | ReadonlyMap<string, T> | RequestHeaders | undefined): Iterable<[string, T]> {
  return (map instanceof Map ? map : Object.entries(map ?? {})) as Iterable<[string, T]>;
}
