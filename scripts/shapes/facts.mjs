// What API servers check though the schemas of the packages do not say it, by hand: ranges, keys of lists, fields that exclude each other, durations.
// https://kubernetes.io/docs/reference/kubernetes-api/ and https://istio.io/latest/docs/reference/config/networking/

const CORE = 'IoK8sApiCoreV1';
const ROUTES = 'IoK8sSigsGatewayApiApisV1';
const PORT = { minimum: 1, maximum: 65535 };
const COUNT = { minimum: 0 };
const SHARE = { minimum: 1, maximum: 100 };
/** Bits of a file's mode: 0777 at most, written without the leading 0 a decimal number that is more. */
const MODE = { minimum: 0, maximum: 0o777 };

/** `<schema>.<field>`: facts that are added to the field. */
export const FIELDS = {
  [`${CORE}ServicePort.port`]: PORT,
  [`${CORE}ServicePort.targetPort`]: PORT,
  [`${CORE}ServicePort.nodePort`]: { minimum: 0, maximum: 65535 },
  [`${CORE}ContainerPort.containerPort`]: PORT,
  [`${CORE}ContainerPort.hostPort`]: { minimum: 0, maximum: 65535 },
  [`${CORE}HTTPGetAction.port`]: PORT,
  [`${CORE}TCPSocketAction.port`]: PORT,
  [`${CORE}GRPCAction.port`]: PORT,
  [`${CORE}Probe.failureThreshold`]: COUNT,
  [`${CORE}Probe.initialDelaySeconds`]: COUNT,
  [`${CORE}Probe.periodSeconds`]: COUNT,
  [`${CORE}Probe.successThreshold`]: COUNT,
  [`${CORE}Probe.timeoutSeconds`]: COUNT,
  [`${CORE}PodSpec.containers`]: { minItems: 1, keys: ['name'] },
  [`${CORE}PodSpec.initContainers`]: { keys: ['name'] },
  [`${CORE}PodSpec.volumes`]: { keys: ['name'] },
  [`${CORE}PodSpec.terminationGracePeriodSeconds`]: COUNT,
  [`${CORE}Container.ports`]: { keys: ['containerPort', 'protocol'] },
  [`${CORE}Container.env`]: { keys: ['name'] },
  [`${CORE}Container.volumeMounts`]: { keys: ['mountPath'] },
  [`${CORE}Container.volumeDevices`]: { keys: ['devicePath'] },
  [`${CORE}ServiceSpec.ports`]: { keys: ['port', 'protocol'] },
  [`${CORE}PreferredSchedulingTerm.weight`]: SHARE,
  [`${CORE}WeightedPodAffinityTerm.weight`]: SHARE,
  [`${CORE}TopologySpreadConstraint.maxSkew`]: { minimum: 1 },
  [`${CORE}PodSecurityContext.runAsUser`]: COUNT,
  [`${CORE}PodSecurityContext.runAsGroup`]: COUNT,
  [`${CORE}PodSecurityContext.fsGroup`]: COUNT,
  [`${CORE}SecurityContext.runAsUser`]: COUNT,
  [`${CORE}SecurityContext.runAsGroup`]: COUNT,
  [`${CORE}ConfigMapVolumeSource.defaultMode`]: MODE,
  [`${CORE}SecretVolumeSource.defaultMode`]: MODE,
  [`${CORE}ProjectedVolumeSource.defaultMode`]: MODE,
  [`${CORE}KeyToPath.mode`]: MODE,
  'IoK8sApimachineryPkgApisMetaV1LabelSelectorRequirement.operator': { enum: ['DoesNotExist', 'Exists', 'In', 'NotIn'] },
  'IoK8sApiAppsV1DeploymentSpec.replicas': COUNT,
  'IoK8sApiAppsV1DeploymentSpec.minReadySeconds': COUNT,
  'IoK8sApiAppsV1DeploymentSpec.revisionHistoryLimit': COUNT,
  'IoK8sApiAppsV1DeploymentSpec.progressDeadlineSeconds': COUNT,
  'IoK8sApiAppsV1StatefulSetSpec.replicas': COUNT,
  'IoK8sApiAppsV1ReplicaSetSpec.replicas': COUNT,
  'IoK8sApiAutoscalingV1HorizontalPodAutoscalerSpec.maxReplicas': { minimum: 1 },
  'IoK8sApiAutoscalingV1HorizontalPodAutoscalerSpec.minReplicas': COUNT,
  'IoK8sApiAutoscalingV1HorizontalPodAutoscalerSpec.targetCPUUtilizationPercentage': { minimum: 1 },
  'IoK8sApiAutoscalingV2HorizontalPodAutoscalerSpec.maxReplicas': { minimum: 1 },
  'IoK8sApiAutoscalingV2HorizontalPodAutoscalerSpec.minReplicas': COUNT,
  'IoK8sApiAutoscalingV2HPAScalingPolicy.type': { enum: ['Percent', 'Pods'] },
  'IoK8sApiAutoscalingV2HPAScalingPolicy.value': { minimum: 1 },
  'IoK8sApiAutoscalingV2HPAScalingPolicy.periodSeconds': { minimum: 1, maximum: 1800 },
  'IoK8sApiAutoscalingV2HPAScalingRules.selectPolicy': { enum: ['Disabled', 'Max', 'Min'] },
  'IoK8sApiAutoscalingV2HPAScalingRules.stabilizationWindowSeconds': { minimum: 0, maximum: 3600 },
  'IoK8sApiAutoscalingV2MetricTarget.averageUtilization': { minimum: 1 },
  'IoK8sApiAutoscalingV2MetricTarget.type': { enum: ['Utilization', 'Value', 'AverageValue'] },
  'IoK8sApiAutoscalingV2MetricSpec.type': { enum: ['ContainerResource', 'External', 'Object', 'Pods', 'Resource'] },
  [`${ROUTES}HTTPRouteMatch.headers`]: { keys: ['name'] },
  [`${ROUTES}HTTPRouteMatch.queryParams`]: { keys: ['name'] },
  [`${ROUTES}GRPCRouteMatch.headers`]: { keys: ['name'] },
  [`${ROUTES}HTTPHeaderFilter.add`]: { keys: ['name'] },
  [`${ROUTES}HTTPHeaderFilter.set`]: { keys: ['name'] },
  [`${ROUTES}GatewaySpec.listeners`]: { keys: ['name'] },
};

const PROBE_HANDLERS = ['exec', 'grpc', 'httpGet', 'tcpSocket'];

/** Schemas in which at most one of some fields may stand; with `required`, exactly one. */
export const EXCLUSIVE = {
  [`${CORE}Probe`]: [{ fields: PROBE_HANDLERS, required: true }],
  [`${CORE}LifecycleHandler`]: [{ fields: ['exec', 'httpGet', 'sleep', 'tcpSocket'], required: true }],
  [`${CORE}EnvVar`]: [{ fields: ['value', 'valueFrom'] }],
  [`${CORE}EnvFromSource`]: [{ fields: ['configMapRef', 'secretRef'], required: true }],
  [`${CORE}EnvVarSource`]: [{ fields: ['configMapKeyRef', 'fieldRef', 'fileKeyRef', 'resourceFieldRef', 'secretKeyRef'], required: true }],
  [`${CORE}Volume`]: [{ fields: '*', except: ['name'] }],
  [`${ROUTES}HTTPRequestMirrorFilter`]: [{ fields: ['fraction', 'percent'] }],
  IoK8sApiPolicyV1PodDisruptionBudgetSpec: [{ fields: ['maxUnavailable', 'minAvailable'] }],
};

/** Fields that API servers want beyond the schema. */
export const REQUIRED = {
  [`${CORE}Container`]: ['image'],
  [`${CORE}ConfigMapVolumeSource`]: ['name'],
  [`${CORE}ConfigMapKeySelector`]: ['name'],
  [`${CORE}ConfigMapEnvSource`]: ['name'],
  [`${CORE}SecretVolumeSource`]: ['secretName'],
  [`${CORE}SecretKeySelector`]: ['name'],
  [`${CORE}SecretEnvSource`]: ['name'],
};

/** Istio's durations, for which its resource definitions demand at least a millisecond; `ttl` may be nothing (a cookie of the session). */
export const ISTIO_DURATIONS = new Set([
  'timeout', 'perTryTimeout', 'backoff', 'maxAge', 'fixedDelay', 'exponentialDelay',
  'connectTimeout', 'idleTimeout', 'maxConnectionDuration', 'time', 'interval', 'baseEjectionTime', 'duration', 'warmupDurationSecs',
]);
export const ISTIO_FREE_DURATIONS = new Set(['ttl']);
