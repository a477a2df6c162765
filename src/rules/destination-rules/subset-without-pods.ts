import { subsetPods } from '../../mesh/subset-pods';
import { usesOf } from '../../mesh/subset-use';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const subsetWithoutPods: StaticRule = {
  code: 'CC110',
  name: 'subset-without-pods',
  severity: Severity.ERROR,
  meaning: 'a subset that gets requests selects no pods: no template among the files carries the labels of the Service and of the subset',
  consequence: 'All requests that are dealt to the subset get 503.',
  fix: 'make the labels of the subset those of the version\'s pods, or apply the version first and send requests to it a stage later',
  sources: ['https://istio.io/latest/docs/reference/config/networking/destination-rule/#Subset', 'verdicts/subset-selects-no-pods', 'verdicts/deploy-no-version-label'],
  istio: ['IST0173'],
  *check(set): Iterable<Draft> {
    for (const { rule, subset, service, pods } of subsetPods(set)) {
      if (pods.length > 0 || subset.name === '') {
        continue;
      }
      const uses = usesOf(set, service.host).filter(use => use.serving && use.destination.subset === subset.name);
      if (uses.length > 0) {
        const labels = [...subset.labels].map(([key, value]) => `${key}=${value}`).join(',');
        const onlyMirrored = uses.every(use => use.destination.mirror);
        yield {
          object: rule.object,
          field: subset.field,
          related: [service.object, ...new Set(uses.map(use => use.object))],
          message: `no pods of ${service.object} carry ${labels}, and ${uses[0].object} sends to subset "${subset.name}"`,
          ...onlyMirrored && { severity: Severity.WARNING },
        };
      }
    }
  },
};
