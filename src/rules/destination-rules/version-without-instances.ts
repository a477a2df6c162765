import { groupBy } from '../../mesh/groups';
import { Inventory } from '../../mesh/inventory';
import { ManifestObject } from '../../mesh/manifest';
import { Pods } from '../../mesh/pods';
import { autoscalersOf, mayBeNone, writtenReplicas } from '../../mesh/scaling';
import { Sent, sentTo } from '../../mesh/sending';
import { endpointsOf, services } from '../../mesh/service';
import { subsetPods } from '../../mesh/subset-pods';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const versionWithoutInstances: StaticRule = {
  code: 'CC113',
  name: 'version-without-instances',
  severity: Severity.ERROR,
  meaning: 'requests are sent to a version that has no instances (an error), or whose autoscaler may take all away (a warning)',
  consequence: 'All requests that are dealt to the version get 503 while none of its pods runs.',
  fix: 'give the version instances before it gets requests, and take its requests away before its instances go',
  sources: ['verdicts/weight-zero-replicas', 'verdicts/up-scale-to-zero', 'transitions/t013'],
  istio: ['IST0173'],
  *check(set): Iterable<Draft> {
    for (const { rule, subset, service, pods } of subsetPods(set)) {
      if (mayAllBeNone(set, pods)) {
        const uses = sentTo(set, service.host).filter(({ target }) => target.serving && target.subset === subset.name);
        yield* finding(set, rule.object, `subset "${subset.name}"`, pods, uses, subset.field);
      }
    }
    for (const service of services(set)) {
      const pods = endpointsOf(set, service);
      if (mayAllBeNone(set, pods)) {
        const uses = sentTo(set, service.host).filter(({ target }) => target.serving && target.subset === undefined);
        for (const [sender, own] of groupBy(uses, use => use.object)) {
          yield* finding(set, sender, String(service.object), pods, own, own[0].target.field);
        }
      }
    }
  },
};

function mayAllBeNone(set: Inventory, pods: readonly Pods[]): boolean {
  return pods.length > 0 && pods.every(each => mayBeNone(set, each));
}

function* finding(set: Inventory, object: ManifestObject, what: string, pods: readonly Pods[], uses: readonly Sent[], field: string): Iterable<Draft> {
  if (uses.length === 0) {
    return;
  }
  const scalers = pods.flatMap(each => autoscalersOf(set, each.object)).filter(({ min, max }) => min === 0 && max !== 0).map(scaler => scaler.object);
  const mayRun = pods.some(each => autoscalersOf(set, each.object).length > 0 && writtenReplicas(each.object) !== 0);
  const onlyMirrored = uses.every(({ target }) => target.mirror);
  yield {
    object,
    field,
    related: [...pods.map(each => each.object), ...scalers, ...new Set(uses.map(use => use.object))],
    severity: mayRun || onlyMirrored ? Severity.WARNING : Severity.ERROR,
    message: mayRun
      ? `${uses[0].object} sends to ${what}, and ${scalers.join(', ')} may scale its pods to none`
      : `${uses[0].object} sends to ${what}, and ${pods.map(each => each.object).join(', ')} has 0 replicas`,
  };
}
