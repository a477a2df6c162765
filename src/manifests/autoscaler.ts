import type { IHorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2/HorizontalPodAutoscaler' with { 'resolution-mode': 'import' };
import { Identity, metadata, versionLabels } from './identity';
import { Autoscaling } from '../model/autoscaling';
import { objectName, Version } from '../model/version';

type Metric = NonNullable<IHorizontalPodAutoscaler['spec']['metrics']>[number];

/** The autoscaler of a version: never below the instances that the stage needs. */
export function autoscaler(identity: Identity, version: Version, minReplicas: number, autoscaling: Autoscaling): IHorizontalPodAutoscaler {
  const name = objectName(identity.service, version);
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { ...metadata(identity, name), labels: versionLabels(identity, version) },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
      minReplicas,
      maxReplicas: autoscaling.maxReplicas,
      metrics: [
        ...utilization('cpu', autoscaling.cpuUtilization),
        ...utilization('memory', autoscaling.memoryUtilization),
        ...autoscaling.metrics as readonly Metric[],
      ],
    },
  };
}

function utilization(name: string, percent: number | undefined): Metric[] {
  return percent === undefined ? [] : [{ type: 'Resource', resource: { name, target: { type: 'Utilization', averageUtilization: percent } } }];
}
