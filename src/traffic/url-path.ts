/** A request target without query and fragment, and the rest of it. */
export function splitPath(target: string): { readonly path: string; readonly rest: string } {
  const end = target.search(/[?#]/);
  return end < 0 ? { path: target, rest: '' } : { path: target.slice(0, end), rest: target.slice(end) };
}

/** `.`, `..` and their percent-encoded forms. */
const DOTS = /^(\.|%2e){1,2}$/i;

/**
 * The path as Istio's proxies normalise it before matching: backslashes are slashes, dot segments are resolved;
 * slashes are not merged and nothing else is decoded.
 * @see https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#MeshConfig-ProxyPathNormalization
 */
export function normalizePath(path: string): string {
  const slashed = path.includes('\\') ? path.replace(/\\/g, '/') : path;
  if (!/\/(\.|%2e)/i.test(slashed)) {
    return slashed;
  }
  const kept: string[] = [];
  const segments = slashed.split('/').slice(1);
  segments.forEach((segment, index) => {
    if (!DOTS.test(segment)) {
      kept.push(segment);
      return;
    }
    if (segment.replace(/%2e/gi, '.') === '..') {
      kept.pop();
    }
    if (index === segments.length - 1) {
      kept.push('');
    }
  });
  return `/${kept.join('/')}`;
}
