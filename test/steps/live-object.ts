/** What `kubectl get -o yaml` shows of an object that was applied as it stands: defaults, status and what the API server keeps about it. */
export function live(manifest: object, index: number): object {
  const object = structuredClone(manifest) as Record<string, any>;
  object.metadata = {
    ...object.metadata,
    uid: `00000000-0000-0000-0000-${String(index).padStart(12, '0')}`,
    resourceVersion: String(1000 + index),
    generation: 1,
    creationTimestamp: new Date(Date.UTC(2026, 0, 1, 0, 0, index)).toISOString(),
    annotations: { ...object.metadata.annotations, 'kubectl.kubernetes.io/last-applied-configuration': `${JSON.stringify(manifest)}\n` },
  };
  WITH_DEFAULTS[object.kind]?.(object.spec);
  object.status = {};
  return object;
}

const WITH_DEFAULTS: Readonly<Record<string, (spec: Record<string, any>) => void>> = {
  Service: spec => {
    Object.assign(spec, {
      clusterIP: '10.96.0.7', clusterIPs: ['10.96.0.7'], internalTrafficPolicy: 'Cluster', ipFamilies: ['IPv4'], ipFamilyPolicy: 'SingleStack', sessionAffinity: 'None', type: 'ClusterIP',
    });
    spec.ports.forEach((port: Record<string, unknown>) => Object.assign(port, { protocol: 'TCP', targetPort: port.targetPort ?? port.port }));
  },
  Deployment: spec => {
    spec.replicas ??= 1;
    Object.assign(spec, { progressDeadlineSeconds: 600, revisionHistoryLimit: 10 });
    spec.strategy ??= { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' } };
    spec.template.metadata.creationTimestamp = null;
    Object.assign(spec.template.spec, { dnsPolicy: 'ClusterFirst', restartPolicy: 'Always', schedulerName: 'default-scheduler', securityContext: {}, terminationGracePeriodSeconds: 30 });
    spec.template.spec.containers.forEach((container: Record<string, any>) => {
      Object.assign(container, { imagePullPolicy: 'IfNotPresent', resources: container.resources ?? {}, terminationMessagePath: '/dev/termination-log', terminationMessagePolicy: 'File' });
      (container.ports ?? []).forEach((port: Record<string, unknown>) => Object.assign(port, { protocol: 'TCP' }));
    });
  },
};
