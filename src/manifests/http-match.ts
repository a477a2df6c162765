import type { IVirtualService } from '@kubernetes-models/istio/networking.istio.io/v1/VirtualService' with { 'resolution-mode': 'import' };
import { Conditions } from '../model/conditions';
import { TextCondition } from '../model/text-condition';

export type HttpRoute = NonNullable<NonNullable<IVirtualService['spec']>['http']>[number];
export type HttpMatch = NonNullable<HttpRoute['match']>[number];
type StringMatch = { exact: string } | { prefix: string } | { regex: string };

/** Conditions as Istio's match requests: one, or two where a path prefix must take no look-alikes. */
export function httpMatches(conditions: Conditions): HttpMatch[] {
  const rest = withoutPath(conditions);
  return paths(conditions.path).map(uri => ({ ...uri === undefined ? {} : { uri }, ...rest }));
}

/** `/demo` and what is below: Istio's own prefix would take `/demolition` too. */
function paths(path: TextCondition | undefined): (StringMatch | undefined)[] {
  if (path === undefined) {
    return [undefined];
  }
  return path.kind === 'prefix' && path.value !== '/' ? [{ exact: path.value }, { prefix: `${path.value}/` }] : [text(path)];
}

function withoutPath({ method, host, headers, query, callerLabels, callerNamespace }: Conditions): HttpMatch {
  const wanted = [...headers ?? []].filter(([, condition]) => condition !== 'absent');
  const absent = [...headers ?? []].filter(([, condition]) => condition === 'absent');
  return {
    ...method === undefined ? {} : { method: { exact: method } },
    ...host === undefined ? {} : { authority: { exact: host } },
    ...wanted.length === 0 ? {} : { headers: Object.fromEntries(wanted.map(([name, condition]) => [name, typeof condition === 'string' ? {} : text(condition)])) },
    ...absent.length === 0 ? {} : { withoutHeaders: Object.fromEntries(absent.map(([name]) => [name, {}])) },
    // An empty matcher is dropped for query parameters; `.*` takes every value, an empty one included.
    ...query === undefined ? {} : { queryParams: Object.fromEntries([...query].map(([name, condition]) => [name, condition === 'present' ? { regex: '.*' } : text(condition)])) },
    ...callerLabels === undefined ? {} : { sourceLabels: Object.fromEntries(callerLabels) },
    ...callerNamespace === undefined ? {} : { sourceNamespace: callerNamespace },
  };
}

function text({ kind, value }: TextCondition): StringMatch {
  return kind === 'exact' ? { exact: value } : kind === 'prefix' ? { prefix: value } : { regex: value };
}
