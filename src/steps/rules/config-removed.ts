import { Inventory } from '../../mesh/inventory';
import { PlainObject, asString, get, objects } from '../../mesh/manifest';
import { Workload } from '../../mesh/workload';
import { Severity } from '../../rules/finding';
import { Draft } from '../../rules/rule';
import { StepRule } from '../rule';
import { Step } from '../step';

export const configRemoved: StepRule = {
  code: 'CC930',
  name: 'config-removed',
  severity: Severity.ERROR,
  meaning: 'a ConfigMap or Secret goes while a version that stays needs it',
  consequence: 'Running pods go on, but none starts any more: not after an eviction, not when the version scales, not on the way back.',
  fix: 'let the settings of a version live as long as the version',
  sources: ['https://kubernetes.io/docs/concepts/configuration/configmap/', 'verdicts/deploy-volume-configmap-missing'],
  *checkStep(before, after): Iterable<Draft> {
    const step = Step.of(before, after);
    const removed = new Map(['ConfigMap', 'Secret'].flatMap(kind => step.ofKind(kind))
      .filter(change => change.after === undefined)
      .map(({ before: object }) => [`${object!.kind}/${object!.namespace}/${object!.name}`, object!]));
    if (removed.size === 0) {
      return;
    }
    for (const workload of workloadsOf(after)) {
      const { object } = workload;
      for (const wanted of new Set(needs(workload))) {
        const gone = removed.get(`${wanted.split('/')[0]}/${object.namespace}/${wanted.slice(wanted.indexOf('/') + 1)}`);
        if (gone !== undefined && workload.replicas !== 0) {
          yield { object: gone, related: [object], message: `${gone} goes, and the pods of ${object} need it to start` };
        }
      }
    }
  },
};

function workloadsOf(set: Inventory): Workload[] {
  return set.all.map(object => Workload.of(object)).filter((workload): workload is Workload => workload !== undefined);
}

/** What pods cannot start without, as `ConfigMap/name`. */
function* needs({ podSpec, containers }: Workload): Iterable<string> {
  for (const volume of objects(podSpec, 'volumes')) {
    for (const source of [volume, ...objects(volume, 'projected', 'sources')]) {
      yield* need('ConfigMap', get(source, 'configMap'), 'name');
      yield* need('Secret', get(source, 'secret'), source === volume ? 'secretName' : 'name');
    }
  }
  for (const container of [...containers, ...objects(podSpec, 'initContainers')]) {
    yield* ofContainer(container);
  }
}

function* ofContainer(container: PlainObject): Iterable<string> {
  for (const source of objects(container, 'envFrom')) {
    yield* need('ConfigMap', get(source, 'configMapRef'), 'name');
    yield* need('Secret', get(source, 'secretRef'), 'name');
  }
  for (const variable of objects(container, 'env')) {
    yield* need('ConfigMap', get(variable, 'valueFrom', 'configMapKeyRef'), 'name');
    yield* need('Secret', get(variable, 'valueFrom', 'secretKeyRef'), 'name');
  }
}

function* need(kind: string, reference: unknown, key: string): Iterable<string> {
  const name = asString(get(reference, key));
  if (name !== undefined && get(reference, 'optional') !== true) {
    yield `${kind}/${name}`;
  }
}
