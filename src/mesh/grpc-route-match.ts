import { PlainObject, asString, get } from './manifest';
import { StringMatch } from './string-match';

/**
 * The path of a gRPC method, `/service/method`, as a GRPCRoute asks for it; one that asks for nothing is the prefix `/`.
 * @see https://gateway-api.sigs.k8s.io/reference/spec/#grpcmethodmatch
 */
export function methodPath(match: PlainObject): StringMatch {
  const service = asString(get(match, 'method', 'service'));
  const method = asString(get(match, 'method', 'method'));
  if (service === undefined && method === undefined) {
    return { kind: 'prefix', value: '/' };
  }
  if (get(match, 'method', 'type') === 'RegularExpression') {
    return { kind: 'regex', value: `/${service ?? '[^/]+'}/${method ?? '.+'}` };
  }
  if (service === undefined) {
    return { kind: 'regex', value: `/[^/]+/${method}` };
  }
  // A whole service is a prefix; as all prefixes of the Gateway API it ends at a slash.
  return method === undefined ? { kind: 'element', value: `/${service}` } : { kind: 'exact', value: `/${service}/${method}` };
}
