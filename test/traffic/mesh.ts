/** Manifests as people write them, short enough for tests. */
type Manifest = Record<string, unknown>;

export const NAMESPACE = 'shop';

export function fullName(name: string): string {
  return `${name}.${NAMESPACE}.svc.cluster.local`;
}

export function service(name: string, ports: unknown = [{ name: 'http', port: 80 }], spec: Manifest = {}): Manifest {
  return { apiVersion: 'v1', kind: 'Service', metadata: { name, namespace: NAMESPACE }, spec: { selector: { app: name }, ports, ...spec } };
}

export function deployment(app: string, version: string, replicas = 1): Manifest {
  const labels = { app, version };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: `${app}-${version}`, namespace: NAMESPACE },
    spec: { replicas, selector: { matchLabels: labels }, template: { metadata: { labels } } },
  };
}

export function destinationRule(host: string, versions: readonly string[], metadata: Manifest = {}, spec: Manifest = {}): Manifest {
  const subsets = versions.map(version => ({ name: version, labels: { version } }));
  return { apiVersion: 'networking.istio.io/v1', kind: 'DestinationRule', metadata: { name: host, namespace: NAMESPACE, ...metadata }, spec: { host: fullName(host), subsets, ...spec } };
}

export function virtualService(name: string, spec: Manifest, metadata: Manifest = {}): Manifest {
  return { apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', metadata: { name, namespace: NAMESPACE, ...metadata }, spec };
}

/** Where a route leads: a version of a host, with a weight. */
export function to(host: string, subset?: string, weight?: number): Manifest {
  return { destination: { host: fullName(host), ...(subset === undefined ? {} : { subset }) }, ...(weight === undefined ? {} : { weight }) };
}

/** A service `web` with versions v1, v2 and v3, and the given HTTP routes. */
export function web(http: readonly unknown[], more: readonly Manifest[] = []): Manifest[] {
  return [
    service('web'),
    ...['v1', 'v2', 'v3'].map(version => deployment('web', version)),
    destinationRule('web', ['v1', 'v2', 'v3']),
    virtualService('web', { hosts: [fullName('web')], http }),
    ...more,
  ];
}

/** Somebody in the mesh. */
export const caller = { workload: { namespace: 'elsewhere', labels: { app: 'caller' } } };
