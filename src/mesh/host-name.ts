/** Whether a host is a wildcard: `*` or `*.example.com`. */
export function isWildcard(host: string): boolean {
  return host.startsWith('*');
}

/** Whether every name that `host` stands for is one that `pattern` stands for. */
export function isWithin(host: string, pattern: string): boolean {
  return isWildcard(pattern) ? host.length >= pattern.length && host.endsWith(pattern.slice(1)) : host === pattern;
}

/** The more specific of two hosts where they overlap. */
export function intersection(one: string, other: string): string | undefined {
  return isWithin(one, other) ? one : isWithin(other, one) ? other : undefined;
}

/** A host and the wildcards that stand for it, the most specific first. */
export function* patternsOf(host: string): Generator<string> {
  yield host;
  for (let dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
    yield `*${host.slice(dot)}`;
  }
  yield '*';
}

/**
 * A host without a dot belongs to the namespace of the rule that says it; anything else is taken as complete.
 * @see https://istio.io/latest/docs/reference/config/networking/virtual-service/#Destination
 */
export function completeHost(host: string, namespace: string, clusterDomain: string): string {
  return host === '' || host.includes('.') || host.includes(':') || host.includes('*') ? host : `${host}.${namespace}.svc.${clusterDomain}`;
}
