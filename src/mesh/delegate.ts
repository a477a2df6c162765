import { HttpMatch, HttpRule } from './http-rule';
import { StringMatch } from './string-match';

/** The text of a match of that kind; an empty text counts as none. */
function text(match: StringMatch, kind: 'exact' | 'prefix' | 'regex'): string {
  return match.kind === kind ? match.value : '';
}

/** Whether a delegate's match asks for something else than the root's, by Istio's rules: it must narrow it down. */
function conflicts(root: StringMatch | undefined, leaf: StringMatch | undefined): boolean {
  if (root === undefined || leaf === undefined) {
    return false;
  }
  const said = (match: StringMatch): boolean => match.kind !== 'present' && match.value !== '';
  if ((text(root, 'regex') !== '' && said(leaf)) || (text(leaf, 'regex') !== '' && said(root))) {
    return true;
  }
  if (text(root, 'exact') !== '') {
    return text(leaf, 'exact') !== text(root, 'exact');
  }
  if (text(root, 'prefix') !== '' && said(leaf)) {
    return !(leaf.kind !== 'present' && leaf.value.startsWith(text(root, 'prefix')));
  }
  return true;
}

function anyConflict(root: ReadonlyMap<string, StringMatch>, leaf: ReadonlyMap<string, StringMatch>): boolean {
  return [...leaf].some(([name, match]) => conflicts(root.get(name), match));
}

function matchesConflict(root: HttpMatch, leaf: HttpMatch): boolean {
  return conflicts(root.uri, leaf.uri) || conflicts(root.scheme, leaf.scheme) || conflicts(root.method, leaf.method) || conflicts(root.authority, leaf.authority)
    || anyConflict(root.headers, leaf.headers) || anyConflict(root.withoutHeaders, leaf.withoutHeaders) || anyConflict(root.queryParams, leaf.queryParams)
    || root.ignoreUriCase !== leaf.ignoreUriCase
    || (root.port !== undefined && leaf.port !== undefined && root.port !== leaf.port)
    || (root.sourceNamespace !== undefined && root.sourceNamespace !== leaf.sourceNamespace)
    || [...leaf.sourceLabels].some(([key, value]) => root.sourceLabels.has(key) && root.sourceLabels.get(key) !== value)
    || (root.gateways.length > 0 && leaf.gateways.some(gateway => !root.gateways.includes(gateway)));
}

function mergeMatch(root: HttpMatch, leaf: HttpMatch): HttpMatch {
  return {
    name: leaf.name === '' ? root.name : root.name === '' ? leaf.name : `${root.name}-${leaf.name}`,
    uri: leaf.uri ?? root.uri,
    ignoreUriCase: leaf.ignoreUriCase,
    method: leaf.method ?? root.method,
    authority: leaf.authority ?? root.authority,
    scheme: leaf.scheme ?? root.scheme,
    headers: new Map([...root.headers, ...leaf.headers]),
    withoutHeaders: new Map([...root.withoutHeaders, ...leaf.withoutHeaders]),
    queryParams: new Map([...root.queryParams, ...leaf.queryParams]),
    port: leaf.port ?? root.port,
    sourceLabels: new Map([...root.sourceLabels, ...leaf.sourceLabels]),
    sourceNamespace: leaf.sourceNamespace ?? root.sourceNamespace,
    gateways: leaf.gateways.length === 0 ? root.gateways : leaf.gateways,
  };
}

/** All pairs that fit; undefined where one of the delegate's matches fits none of the root's. */
function mergeMatches(root: readonly HttpMatch[], leaf: readonly HttpMatch[]): readonly HttpMatch[] | undefined {
  if (root.length === 0 || leaf.length === 0) {
    return root.length === 0 ? leaf : root;
  }
  const merged: HttpMatch[] = [];
  for (const match of leaf) {
    const fitting = root.filter(candidate => !matchesConflict(candidate, match));
    if (fitting.length === 0) {
      return undefined;
    }
    merged.push(...fitting.map(candidate => mergeMatch(candidate, match)));
  }
  return merged;
}

/**
 * A delegate's route under the root's route: its matches narrow the root's, what it does not say it takes from the root.
 * Undefined where the two exclude each other: Istio then drops the route.
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#Delegate
 */
export function mergeDelegate(root: HttpRule, leaf: HttpRule): HttpRule | undefined {
  const matches = mergeMatches(root.matches, leaf.matches);
  return matches && {
    ...leaf,
    name: leaf.name === '' ? root.name : root.name === '' ? leaf.name : `${root.name}-${leaf.name}`,
    matches,
    delegate: undefined,
    directResponse: leaf.directResponse ?? root.directResponse,
    rewrite: leaf.rewrite ?? root.rewrite,
    timeout: leaf.timeout ?? root.timeout,
    retries: leaf.retries ?? root.retries,
    fault: leaf.fault ?? root.fault,
    mirror: leaf.mirror ?? root.mirror,
    mirrorPercent: leaf.mirrorPercent ?? root.mirrorPercent,
    mirrors: leaf.mirrors ?? root.mirrors,
    headers: leaf.headers ?? root.headers,
  };
}
