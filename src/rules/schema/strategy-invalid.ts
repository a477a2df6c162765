import { ManifestObject, asString, get, shownValue } from '../../mesh/manifest';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const strategyInvalid: StaticRule = {
  code: 'CC812',
  name: 'strategy-invalid',
  severity: Severity.ERROR,
  meaning: 'the strategy of a workload contradicts itself: Recreate with rollingUpdate, or a rolling update that may neither add nor remove a pod',
  consequence: 'The API server refuses the workload.',
  fix: 'keep rollingUpdate for type RollingUpdate, with maxSurge or maxUnavailable above 0',
  sources: ['https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy', 'verdicts/deploy-strategy-both'],
  *check(set): Iterable<Draft> {
    for (const deployment of set.ofKind('Deployment')) {
      yield* fault(deployment, 'strategy', 'Recreate');
    }
    for (const kind of ['StatefulSet', 'DaemonSet']) {
      for (const object of set.ofKind(kind)) {
        yield* fault(object, 'updateStrategy', 'OnDelete');
      }
    }
  },
};

function* fault(object: ManifestObject, key: string, other: string): Iterable<Draft> {
  const rolling = get(object.spec, key, 'rollingUpdate');
  const field = `spec.${key}.rollingUpdate`;
  if (rolling === undefined || rolling === null) {
    return;
  }
  if (get(object.spec, key, 'type') === other) {
    yield { object, field, message: `rollingUpdate stands in a strategy of type ${other}` };
  } else if (object.kind !== 'StatefulSet') {
    const [surge, unavailable] = ['maxSurge', 'maxUnavailable'].map(each => get(rolling, each));
    if (isNone(surge) && isNone(unavailable)) {
      yield { object, field, message: 'maxSurge and maxUnavailable are both 0, so no pod can ever be replaced' };
    }
    for (const [name, value] of [['maxSurge', surge], ['maxUnavailable', unavailable]] as const) {
      const text = asString(value);
      if (text !== undefined && (!/^\d+%$/.test(text) || name === 'maxUnavailable' && parseInt(text, 10) > 100) || typeof value === 'number' && value < 0) {
        yield { object, field: `${field}.${name}`, message: `${name} is "${shownValue(value)}"; it is to be a number of pods or a percentage${name === 'maxUnavailable' ? ' of at most 100' : ''}` };
      }
    }
  }
}

function isNone(value: unknown): boolean {
  return value === 0 || value === '0%';
}
