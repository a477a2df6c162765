import { Caller, TrafficRequest } from '../request';
import { Audience } from './audience';
import { Context } from './context';
import { Assignment } from './solve';

function withPrefix(values: Assignment, prefix: string): [string, string][] {
  return [...values].filter((entry): entry is [string, string] => entry[0].startsWith(prefix) && entry[1] !== undefined)
    .map(([variable, value]) => [variable.slice(prefix.length), value]);
}

function callerOf({ from }: Audience, context: Context | undefined, values: Assignment): Caller {
  if (!('workload' in from)) {
    return from;
  }
  const labels = Object.fromEntries([...context?.labels ?? [], ...withPrefix(values, 'label ')]);
  return { workload: { namespace: from.workload.namespace, labels } };
}

/** A request with the values that were chosen, and what the audience says of itself. */
export function witnessOf(audience: Audience, context: Context | undefined, values: Assignment): TrafficRequest {
  const { like = {} } = audience;
  const said = like.headers instanceof Map ? [...like.headers as ReadonlyMap<string, string | readonly string[]>] : Object.entries(like.headers ?? {});
  const chosen = withPrefix(values, 'header ').filter(([name]) => !name.startsWith(':') && name !== 'host');
  const query = withPrefix(values, 'query ').map(([name, value]) => `${name}=${value}`).join('&');
  const path = values.get('path') ?? '/';
  return {
    from: callerOf(audience, context, values),
    method: like.method ?? values.get('header :method'),
    scheme: like.scheme ?? values.get('header :scheme'),
    host: audience.host,
    port: audience.port ?? context?.port,
    path: like.path ?? (query === '' ? path : `${path}?${query}`),
    headers: new Map([...chosen, ...said]),
  };
}
