import { Caller, RequestHeaders, TrafficRequest } from './request';

/** A request in a line: `GET reviews/ with end-user: jason, from shop`. */
export function describeQuestion({ from, method = 'GET', host, port, path = '/', headers }: TrafficRequest): string {
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
