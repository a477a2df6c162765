/** What becomes of a field. */
export interface FieldRow {
  /** Path of a field, or the beginning of several: `spec.http[].corsPolicy`. The longest row that begins a field's path is the field's. */
  readonly path: string;
  /** `read`: it changes answers of the evaluator. A code: a rule judges it. `none`: nothing that is asked hangs on it. */
  readonly by: string;
  /** Of `none`: why. */
  readonly why?: string;
}

export interface FieldTable {
  readonly apiVersion: string;
  readonly kind: string;
  readonly rows: readonly FieldRow[];
}

function read(...paths: readonly string[]): FieldRow[] {
  return paths.map(path => ({ path: `spec.${path}`, by: 'read' }));
}

function none(why: string, ...paths: readonly string[]): FieldRow[] {
  return paths.map(path => ({ path: `spec.${path}`, by: 'none', why }));
}

/** Fields that a rule judges, and no answer hangs on. */
function rule(code: string, ...paths: readonly string[]): FieldRow[] {
  return paths.map(path => ({ path: `spec.${path}`, by: code }));
}

const ISTIO = 'networking.istio.io/v1';
const GATEWAY_API = 'gateway.networking.k8s.io/v1';

const OUTBOUND = 'how a proxy speaks to pods that were chosen, not which are chosen';
const INBOUND = 'what the called pod\'s proxy does with what reaches it';
const HANDSHAKE = 'who may connect and with which certificates, not where it goes';
const BODY = 'what an answer of the proxy says, not who answers';
const NODE = 'how nodes and load balancers in front of them pass connections on: every way ends at the same pods';
const REMOTE = 'where an endpoint is, not whose version it is';
const HEADERS = 'headers that only browsers or the versions themselves look at';

const STRING_MATCH = ['exact', 'prefix', 'regex'];
const matched = (...names: readonly string[]): string[] => names.flatMap(name => STRING_MATCH.map(kind => `${name}.${kind}`));

export const TABLES: readonly FieldTable[] = [
  {
    apiVersion: ISTIO,
    kind: 'VirtualService',
    rows: [
      ...read('exportTo', 'gateways', 'hosts'),
      ...none(HEADERS, 'http[].corsPolicy'),
      ...read('http[].delegate', 'http[].directResponse.status'),
      ...none(BODY, 'http[].directResponse.body'),
      ...read('http[].fault.abort.grpcStatus', 'http[].fault.abort.httpStatus', 'http[].fault.abort.percentage', 'http[].fault.delay.fixedDelay', 'http[].fault.delay.percentage', 'http[].fault.delay.percent'),
      ...none('not implemented by Istio', 'http[].fault.abort.http2Error', 'http[].fault.delay.exponentialDelay'),
      ...read('http[].headers', 'http[].route[].headers'),
      ...read(...matched('http[].match[].authority', 'http[].match[].method', 'http[].match[].scheme', 'http[].match[].uri')),
      ...read('http[].match[].gateways', 'http[].match[].headers', 'http[].match[].ignoreUriCase', 'http[].match[].name', 'http[].match[].port', 'http[].match[].queryParams',
        'http[].match[].sourceLabels', 'http[].match[].sourceNamespace', 'http[].match[].withoutHeaders'),
      ...none('the name of a metric', 'http[].match[].statPrefix'),
      ...read('http[].mirror', 'http[].mirrorPercentage', 'http[].mirrorPercent', 'http[].mirrors'),
      ...none('an old name of mirrorPercent that the API server keeps and Istio does not read', 'http[].mirror_percent'),
      ...read('http[].name', 'http[].redirect', 'http[].retries.attempts', 'http[].retries.perTryTimeout', 'http[].retries.retryOn'),
      ...none('how long and where it is tried again, not how often and for what', 'http[].retries.backoff', 'http[].retries.retryIgnorePreviousHosts', 'http[].retries.retryRemoteLocalities'),
      ...read('http[].rewrite', 'http[].route[].destination', 'http[].route[].weight', 'http[].timeout'),
      ...read('tcp[].match[].destinationSubnets', 'tcp[].match[].gateways', 'tcp[].match[].port', 'tcp[].match[].sourceLabels', 'tcp[].match[].sourceNamespace', 'tcp[].route[]'),
      ...none('Istio ignores it', 'tcp[].match[].sourceSubnet'),
      ...read('tls[].match[].gateways', 'tls[].match[].port', 'tls[].match[].sniHosts', 'tls[].match[].sourceLabels', 'tls[].match[].sourceNamespace', 'tls[].route[]'),
      ...none('beside the server name, which a tls route always asks for, hardly anybody asks for addresses: not looked at', 'tls[].match[].destinationSubnets'),
    ],
  },
  {
    apiVersion: ISTIO,
    kind: 'DestinationRule',
    rows: [
      ...read('exportTo', 'host', 'subsets[].labels', 'subsets[].name', 'workloadSelector'),
      ...none('picks the pod within a destination, never the destination', 'trafficPolicy.loadBalancer.consistentHash'),
      ...none(OUTBOUND, 'trafficPolicy', 'subsets[].trafficPolicy'),
    ],
  },
  {
    apiVersion: ISTIO,
    kind: 'Gateway',
    rows: [
      ...read('selector', 'servers[].hosts', 'servers[].port.number', 'servers[].port.protocol', 'servers[].tls.httpsRedirect', 'servers[].tls.mode'),
      ...none('a name for people and metrics', 'servers[].name', 'servers[].port.name'),
      ...none('not used by Istio', 'servers[].defaultEndpoint', 'servers[].port.targetPort'),
      ...none('an address of the gateway\'s own pods: whoever reaches it meets the same routes', 'servers[].bind'),
      ...none(HANDSHAKE, 'servers[].tls'),
    ],
  },
  {
    apiVersion: ISTIO,
    kind: 'ServiceEntry',
    rows: [
      ...read('addresses', 'endpoints[].address', 'endpoints[].labels', 'exportTo', 'hosts', 'ports[].number', 'ports[].protocol', 'workloadSelector'),
      ...none(REMOTE, 'endpoints[].locality', 'endpoints[].network', 'endpoints[].ports', 'endpoints[].serviceAccount', 'endpoints[].weight', 'location', 'resolution', 'ports[].targetPort'),
      ...none('a name for people', 'ports[].name'),
      ...none(HANDSHAKE, 'subjectAltNames'),
    ],
  },
  {
    apiVersion: ISTIO,
    kind: 'Sidecar',
    rows: [
      ...read('egress[].hosts', 'egress[].port.number', 'outboundTrafficPolicy.mode', 'workloadSelector'),
      ...none('how a workload\'s own connections reach its proxy', 'egress[].bind', 'egress[].captureMode', 'egress[].port.name', 'egress[].port.protocol', 'egress[].port.targetPort'),
      ...none('where unknown hosts are sent, which no version answers', 'outboundTrafficPolicy.egressProxy'),
      ...none(INBOUND, 'ingress', 'inboundConnectionPool'),
    ],
  },
  {
    apiVersion: GATEWAY_API,
    kind: 'HTTPRoute',
    rows: [
      ...read('hostnames', 'parentRefs', 'rules[].backendRefs[].group', 'rules[].backendRefs[].kind', 'rules[].backendRefs[].name', 'rules[].backendRefs[].namespace', 'rules[].backendRefs[].port', 'rules[].backendRefs[].weight',
        'rules[].backendRefs[].filters[].requestHeaderModifier', 'rules[].backendRefs[].filters[].responseHeaderModifier', 'rules[].backendRefs[].filters[].type'),
      ...none('Istio takes header edits of backends only', 'rules[].backendRefs[].filters[].cors', 'rules[].backendRefs[].filters[].extensionRef', 'rules[].backendRefs[].filters[].externalAuth',
        'rules[].backendRefs[].filters[].requestMirror', 'rules[].backendRefs[].filters[].requestRedirect', 'rules[].backendRefs[].filters[].urlRewrite'),
      ...read('rules[].filters[].requestHeaderModifier', 'rules[].filters[].responseHeaderModifier', 'rules[].filters[].requestMirror', 'rules[].filters[].requestRedirect', 'rules[].filters[].urlRewrite', 'rules[].filters[].type'),
      ...none(HEADERS, 'rules[].filters[].cors'),
      ...none('not served by Istio', 'rules[].filters[].extensionRef', 'rules[].filters[].externalAuth', 'rules[].sessionPersistence', 'useDefaultGateways'),
      ...read('rules[].matches[]', 'rules[].name', 'rules[].retry.attempts', 'rules[].retry.codes', 'rules[].timeouts'),
      ...none('how long it is waited, not how often', 'rules[].retry.backoff'),
    ],
  },
  {
    apiVersion: GATEWAY_API,
    kind: 'GRPCRoute',
    rows: [
      ...read('hostnames', 'parentRefs', 'rules[].backendRefs[].group', 'rules[].backendRefs[].kind', 'rules[].backendRefs[].name', 'rules[].backendRefs[].namespace', 'rules[].backendRefs[].port', 'rules[].backendRefs[].weight',
        'rules[].backendRefs[].filters[].requestHeaderModifier', 'rules[].backendRefs[].filters[].responseHeaderModifier', 'rules[].backendRefs[].filters[].type'),
      ...none('Istio takes header edits of backends only', 'rules[].backendRefs[].filters[].extensionRef', 'rules[].backendRefs[].filters[].requestMirror'),
      ...read('rules[].filters[].requestHeaderModifier', 'rules[].filters[].responseHeaderModifier', 'rules[].filters[].requestMirror', 'rules[].filters[].type'),
      ...none('not served by Istio', 'rules[].filters[].extensionRef', 'rules[].sessionPersistence', 'useDefaultGateways'),
      ...read('rules[].matches[]', 'rules[].name'),
    ],
  },
  {
    apiVersion: 'v1',
    kind: 'Service',
    rows: [
      ...read('clusterIP', 'clusterIPs', 'externalName', 'ports[].appProtocol', 'ports[].name', 'ports[].port', 'ports[].protocol', 'ports[].targetPort', 'selector', 'type'),
      ...rule('CC720', 'publishNotReadyAddresses'),
      ...none(NODE, 'allocateLoadBalancerNodePorts', 'externalIPs', 'externalTrafficPolicy', 'healthCheckNodePort', 'internalTrafficPolicy', 'ipFamilies', 'ipFamilyPolicy', 'loadBalancerClass', 'loadBalancerIP',
        'loadBalancerSourceRanges', 'ports[].nodePort', 'sessionAffinity', 'sessionAffinityConfig', 'trafficDistribution'),
    ],
  },
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    rows: [
      ...read('replicas', 'template.metadata.labels', 'template.spec.containers[].ports[].name'),
      ...rule('CC929', 'template'),
      ...rule('CC920', 'selector'),
      ...rule('CC907', 'strategy', 'minReadySeconds'),
      ...rule('CC815', 'paused'),
      ...none('how long Kubernetes waits before it says that an update hangs, and how many old ReplicaSets it keeps', 'progressDeadlineSeconds', 'revisionHistoryLimit'),
    ],
  },
  {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    rows: [
      ...rule('CC820', 'scaleTargetRef'),
      ...rule('CC821', 'minReplicas', 'maxReplicas'),
      ...rule('CC825', 'metrics'),
      ...none('how fast it scales, not between which numbers', 'behavior'),
    ],
  },
  {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    rows: [
      ...rule('CC830', 'minAvailable', 'maxUnavailable'),
      ...rule('CC832', 'selector'),
      ...none('which pods that are not ready may be evicted', 'unhealthyPodEvictionPolicy'),
    ],
  },
];
