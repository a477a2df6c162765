/** Any value: the API server allocates it, or derives it from what stands beside it. */
const ANY = Symbol('any');

/**
 * What the API server writes into Services, workloads and pod templates that leave it out, by field.
 * @see https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/
 */
const DEFAULTS: ReadonlyMap<string, readonly unknown[]> = new Map<string, readonly unknown[]>([
  ['apiVersion', ['v1']],
  ['clusterIP', [ANY]],
  ['clusterIPs', [ANY]],
  ['creationTimestamp', [ANY]],
  ['defaultMode', [420]],
  ['divisor', ['0', 0]],
  ['dnsPolicy', ['ClusterFirst']],
  ['enableServiceLinks', [true]],
  ['failureThreshold', [3]],
  ['imagePullPolicy', ['Always', 'IfNotPresent']],
  ['initialDelaySeconds', [0]],
  ['internalTrafficPolicy', ['Cluster']],
  ['ipFamilies', [ANY]],
  ['ipFamilyPolicy', ['SingleStack']],
  ['maxSurge', ['25%']],
  ['maxUnavailable', ['25%']],
  ['minReadySeconds', [0]],
  ['nodePort', [ANY]],
  ['optional', [false]],
  ['periodSeconds', [10]],
  ['progressDeadlineSeconds', [600]],
  ['protocol', ['TCP']],
  ['readOnly', [false]],
  ['recursiveReadOnly', ['Disabled']],
  ['restartPolicy', ['Always']],
  ['revisionHistoryLimit', [10]],
  ['schedulerName', ['default-scheduler']],
  ['scheme', ['HTTP']],
  ['serviceAccount', [ANY]],
  ['sessionAffinity', ['None']],
  ['successThreshold', [1]],
  ['targetPort', [ANY]],
  ['terminationGracePeriodSeconds', [30]],
  ['terminationMessagePath', ['/dev/termination-log']],
  ['terminationMessagePolicy', ['File']],
  ['timeoutSeconds', [1]],
  ['type', ['ClusterIP', 'RollingUpdate']],
  ['whenDeleted', ['Retain']],
  ['whenScaled', ['Retain']],
]);

/** Whether a field says no more than leaving it out would. */
export function isDefault(key: string, value: unknown): boolean {
  return isEmpty(value) || DEFAULTS.get(key)?.some(known => known === ANY || known === value) === true;
}

/** Nothing, an empty text, list or object, or an object that only says defaults. */
function isEmpty(value: unknown, depth = 0): boolean {
  if (value === undefined || value === null || value === '') {
    return true;
  }
  if (typeof value !== 'object' || depth > 3) {
    return false;
  }
  const entries = Object.entries(value);
  return Array.isArray(value) ? value.length === 0 : entries.every(([key, entry]) => isEmpty(entry, depth + 1) || DEFAULTS.get(key)?.includes(entry) === true);
}
