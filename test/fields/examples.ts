import { RecordedQuestion, TrafficRecord } from '../conformance/record';

type Manifest = Record<string, any>;

const NAMESPACE = 'shop';
const HOST = 'web.shop.svc.cluster.local';
const from = { namespace: 'callers', labels: { app: 'caller' } };

function object(apiVersion: string, kind: string, name: string, spec: Manifest, namespace = NAMESPACE): Manifest {
  return { apiVersion, kind, metadata: { name, namespace }, spec };
}

const istio = (kind: string, name: string, spec: Manifest, namespace?: string): Manifest => object('networking.istio.io/v1', kind, name, spec, namespace);
const route = (kind: string, name: string, spec: Manifest): Manifest => object('gateway.networking.k8s.io/v1', kind, name, spec);

function service(name: string, ports: readonly Manifest[], more: Manifest = {}): Manifest {
  return object('v1', 'Service', name, { selector: { app: 'web' }, ports, ...more });
}

function deployment(version: string): Manifest {
  const labels = { app: 'web', version };
  return object('apps/v1', 'Deployment', `web-${version}`, {
    replicas: 1, selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers: [{ name: 'main', image: 'web', ports: [{ name: 'named', containerPort: 8080 }] }] } },
  });
}

const ports = [{ name: 'http', port: 80, targetPort: 'named' }, { name: 'http-b', port: 8080 }];
const subsets = istio('DestinationRule', 'web', { host: HOST, subsets: ['v1', 'v2'].map(name => ({ name, labels: { version: name } })) });
const base = [service('web', ports), deployment('v1'), deployment('v2'), subsets];
const to = (subset: string, more: Manifest = {}): Manifest => ({ destination: { host: HOST, subset }, ...more });

function asked(request: Manifest = {}, caller: Manifest = from, connection?: Manifest): RecordedQuestion {
  return { from: caller, request: { host: HOST, port: 8080, path: '/', method: 'GET', scheme: 'http', headers: {}, ...request }, connection };
}

function example(title: string, objects: readonly Manifest[], requests: readonly RecordedQuestion[]): TrafficRecord {
  return { id: title, topic: 'fields', title, objects, requests };
}

/** A VirtualService of one route with everything in it, asked as it likes to be. */
function http(title: string, fields: Manifest, request: Manifest = {}): TrafficRecord {
  return example(title, [...base, istio('VirtualService', 'web', { hosts: [HOST], http: [{ name: 'r', route: [to('v1')], ...fields }] })], [asked(request)]);
}

const edits = { set: { a: 'b' }, add: { c: 'd' }, remove: ['e'] };
const gateway = (servers: readonly Manifest[]): Manifest => istio('Gateway', 'gw', { selector: { istio: 'ingressgateway' }, servers });
const tlsHost = (match: Manifest): TrafficRecord => example('tls', [service('web', [{ name: 'tls', port: 8443 }, { name: 'tls-b', port: 8444 }]), deployment('v1'), deployment('v2'), subsets,
  istio('VirtualService', 'web', { hosts: [HOST], tls: [{ match: [{ sniHosts: [HOST], ...match }], route: [{ destination: { host: HOST, subset: 'v1', port: { number: 8444 } } }] }] })],
[asked({ scheme: 'tls', port: 8443 }, from, { sni: HOST })]);

const modifier = { set: [{ name: 'a', value: 'b' }], add: [{ name: 'c', value: 'd' }], remove: ['e'] };
const backend = { name: 'web', port: 80 };
const parentRefs = [{ group: '', kind: 'Service', name: 'web' }];

/** A route of the Gateway API for the Service, with one rule. */
function rule(kind: 'HTTPRoute' | 'GRPCRoute', title: string, fields: Manifest, request: Manifest = {}, more: readonly Manifest[] = []): TrafficRecord {
  return example(title, [...base, ...more, route(kind, 'web', { parentRefs, rules: [{ backendRefs: [backend], ...fields }] })], [asked({ port: 80, ...request })]);
}

const filters = (kind: 'HTTPRoute' | 'GRPCRoute'): TrafficRecord[] => [
  rule(kind, 'header edits', { filters: [{ type: 'RequestHeaderModifier', requestHeaderModifier: modifier }, { type: 'ResponseHeaderModifier', responseHeaderModifier: modifier }] }),
  rule(kind, 'header edits of a backend', { backendRefs: [{ ...backend, group: '', kind: 'Service', namespace: NAMESPACE, weight: 3, filters: [{ type: 'RequestHeaderModifier', requestHeaderModifier: modifier }] }, { name: 'other', port: 80, weight: 1 }] }),
  rule(kind, 'answer edits of a backend', { backendRefs: [{ ...backend, filters: [{ type: 'ResponseHeaderModifier', responseHeaderModifier: modifier }] }] }),
  rule(kind, 'a mirror', { filters: [{ type: 'RequestMirror', requestMirror: { backendRef: { group: '', kind: 'Service', namespace: NAMESPACE, ...backend }, percent: 20 } }] }),
  rule(kind, 'a mirror of a fraction', { filters: [{ type: 'RequestMirror', requestMirror: { backendRef: backend, fraction: { numerator: 1, denominator: 4 } } }] }),
  rule(kind, 'a name', { name: 'named' }),
];

const atGateway = (kind: 'HTTPRoute' | 'GRPCRoute'): TrafficRecord => {
  const listeners = [{ name: 'a', port: 80, protocol: 'HTTP', hostname: '*.example.com' }, { name: 'b', port: 81, protocol: 'HTTP', hostname: '*.example.com' }];
  const parent = { group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'gw', namespace: NAMESPACE, port: 80, sectionName: 'a' };
  const at = (port: number): RecordedQuestion => asked({ host: 'a.example.com', port, path: '/s/m' }, { gateway: `${NAMESPACE}/gw` });
  return example('at a listener', [...base, route('Gateway', 'gw', { gatewayClassName: 'istio', listeners }), route(kind, 'web', { parentRefs: [parent], hostnames: ['a.example.com'], rules: [{ backendRefs: [backend] }] })], [at(80), at(81)]);
};

const matches = (kind: 'HTTPRoute' | 'GRPCRoute', match: Manifest, request: Manifest): TrafficRecord => rule(kind, 'a match', { matches: [match] }, request);

const entry = (more: Manifest): Manifest => istio('ServiceEntry', 'ext', { hosts: ['ext.example'], resolution: 'STATIC', ports: [{ number: 80, name: 'x', protocol: 'TCP' }], ...more });
const toEntry = (spec: Manifest): Manifest => istio('VirtualService', 'ext', { hosts: ['ext.example'], ...spec });

/** Sets of objects for fields that no recorded set has. */
export const EXAMPLES: readonly TrafficRecord[] = [
  http('gRPC abort', { fault: { abort: { grpcStatus: 'UNAVAILABLE', percentage: { value: 50 } } } }),
  http('delay', { fault: { delay: { fixedDelay: '2s', percentage: { value: 10 } } } }),
  http('delay, the old way', { fault: { delay: { fixedDelay: '2s', percent: 10 } } }),
  http('header edits', { headers: { request: edits, response: edits }, route: [to('v1', { headers: { request: edits, response: edits } })] }),
  ...['prefix', 'regex'].flatMap(kind => [
    http(`authority by ${kind}`, { match: [{ authority: { [kind]: kind === 'prefix' ? 'web' : 'web.*' } }] }),
    http(`method by ${kind}`, { match: [{ method: { [kind]: kind === 'prefix' ? 'G' : 'G.*' } }] }),
    http(`scheme by ${kind}`, { match: [{ scheme: { [kind]: kind === 'prefix' ? 'h' : 'h.*' } }] }),
  ]),
  http('callers of a namespace', { match: [{ sourceNamespace: 'callers' }] }),
  http('a mirror', { mirror: { host: HOST, subset: 'v2', port: { number: 8080 } }, mirrorPercent: 5 }),
  http('mirrors', { mirrors: [{ destination: { host: HOST, subset: 'v2', port: { number: 8080 } }, percentage: { value: 5 } }] }),
  http('a redirect to the port of the request', { route: undefined, redirect: { uri: '/x', derivePort: 'FROM_REQUEST_PORT' } }),
  http('retries', { retries: { attempts: 3, perTryTimeout: '2s', retryOn: '5xx' } }),
  http('a rewrite by regex', { rewrite: { uriRegexRewrite: { match: '/(.*)', rewrite: '/x/\\1' } } }, { path: '/a' }),
  tlsHost({ gateways: ['mesh'], port: 8443 }),
  tlsHost({ sourceLabels: { app: 'caller' } }),
  tlsHost({ sourceNamespace: 'callers' }),
  example('a DestinationRule for some callers', [...base, istio('DestinationRule', 'mine', { host: HOST, workloadSelector: { matchLabels: { app: 'caller' } }, subsets: [{ name: 'v1', labels: { version: 'v2' } }] }, 'callers'),
    istio('VirtualService', 'web', { hosts: [HOST], http: [{ route: [to('v1')] }] })], [asked()]),
  example('plain HTTP is sent to https', [...base, gateway([{ port: { number: 80, name: 'a', protocol: 'HTTP' }, hosts: ['a.example'], tls: { httpsRedirect: true } }]),
    istio('VirtualService', 'in', { hosts: ['a.example'], gateways: ['gw'], http: [{ route: [to('v1')] }] })], [asked({ host: 'a.example', port: 80 }, { gateway: `${NAMESPACE}/gw` })]),
  example('an address outside', [...base, entry({ addresses: ['192.0.2.1'], exportTo: ['*'], endpoints: [{ address: '192.0.2.9', labels: { version: 'v1' } }] }),
    toEntry({ tcp: [{ match: [{ destinationSubnets: ['192.0.2.0/24'] }], route: [to('v2', { destination: { host: HOST, subset: 'v2', port: { number: 80 } } })] }] })],
  [asked({ host: 'ext.example', port: 80, scheme: 'tcp' })]),
  example('pods behind a name outside', [...base, entry({ workloadSelector: { labels: { app: 'web', version: 'v1' } }, ports: [{ number: 80, name: 'x', protocol: 'HTTP' }] })], [asked({ host: 'ext.example', port: 80 })]),
  example('a Sidecar for what comes in', [...base, istio('Sidecar', 'in', { ingress: [{ port: { number: 80, name: 'x', protocol: 'HTTP' } }], egress: [{ hosts: ['*/*'] }] }, 'callers')], [asked()]),
  example('a workload with all that goes with it', [...base, object('autoscaling/v2', 'HorizontalPodAutoscaler', 'web-v1', {
    scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web-v1' }, minReplicas: 1, maxReplicas: 3, metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization' } } }],
  }), object('policy/v1', 'PodDisruptionBudget', 'web-v1', { minAvailable: 1, selector: { matchLabels: { app: 'web' }, matchExpressions: [{ key: 'app', operator: 'Exists' }] } })], [asked()]),
  ...filters('HTTPRoute'),
  ...filters('GRPCRoute'),
  atGateway('HTTPRoute'),
  atGateway('GRPCRoute'),
  rule('HTTPRoute', 'a redirect', { backendRefs: undefined, filters: [{ type: 'RequestRedirect', requestRedirect: { hostname: 'x.example', port: 8081, path: { type: 'ReplaceFullPath', replaceFullPath: '/y' } } }] }),
  rule('HTTPRoute', 'a rewrite', { filters: [{ type: 'URLRewrite', urlRewrite: { hostname: 'x.example', path: { type: 'ReplaceFullPath', replaceFullPath: '/y' } } }] }, { path: '/a' }),
  rule('HTTPRoute', 'a redirect of a prefix', { backendRefs: undefined, matches: [{ path: { type: 'PathPrefix', value: '/a' } }], filters: [{ type: 'RequestRedirect', requestRedirect: { path: { type: 'ReplacePrefixMatch', replacePrefixMatch: '/y' } } }] }, { path: '/a/b' }),
  rule('HTTPRoute', 'retries', { retry: { attempts: 3, codes: [503] }, timeouts: { request: '3s', backendRequest: '1s' } }),
  rule('HTTPRoute', 'a backend by its host', { backendRefs: [{ group: 'networking.istio.io', kind: 'Hostname', name: HOST, port: 80 }] }),
  matches('HTTPRoute', { queryParams: [{ name: 'q', value: 'a.*', type: 'RegularExpression' }] }, { path: '/?q=abc' }),
  matches('HTTPRoute', { headers: [{ name: 'h', value: 'a.*', type: 'RegularExpression' }], method: 'GET' }, { headers: { h: 'abc' } }),
  matches('GRPCRoute', { headers: [{ name: 'h', value: 'a.*', type: 'RegularExpression' }] }, { headers: { h: 'abc' }, path: '/s.S/M' }),
  matches('GRPCRoute', { method: { service: 's.*', method: 'M', type: 'RegularExpression' } }, { path: '/s.S/M' }),
  example('a Service that is another name', [...base, object('v1', 'Service', 'alias', { type: 'ExternalName', externalName: HOST })], [asked({ host: 'alias.shop.svc.cluster.local', port: 80 })]),
  example('a Service of two addresses', [service('web', [{ name: 'tcp', port: 80, appProtocol: 'tcp', protocol: 'TCP' }], { clusterIP: '192.0.2.1', clusterIPs: ['192.0.2.1', '2001:db8::1'] }), deployment('v1'), deployment('v2'), subsets,
    istio('VirtualService', 'web', { hosts: [HOST], tcp: [{ match: [{ destinationSubnets: ['2001:db8::/32'] }], route: [to('v2')] }, { match: [{ destinationSubnets: ['192.0.2.0/28'] }], route: [to('v1')] }] })], [asked({ scheme: 'tcp', port: 80 })]),
];
