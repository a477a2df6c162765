import { networking } from '../../mesh/istio';
import { asObject, get, stringMap } from '../../mesh/manifest';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const workloadSelectorInvalid: StaticRule = {
  code: 'CC557',
  name: 'workload-selector-invalid',
  severity: Severity.ERROR,
  meaning: 'the workloadSelector of a DestinationRule has wildcards, or no labels',
  consequence: 'Istio\'s webhook refuses wildcards and empty keys. Without labels it holds for every workload of the namespace.',
  fix: 'write matchLabels as the client pods carry them',
  sources: ['https://istio.io/latest/docs/reference/config/networking/destination-rule/#DestinationRule'],
  istio: ['IST0106'],
  *check(set): Iterable<Draft> {
    for (const object of networking(set, 'DestinationRule')) {
      const selector = asObject(get(object.spec, 'workloadSelector'));
      const labels = [...stringMap(selector, 'matchLabels')];
      if (selector !== undefined && labels.length === 0) {
        yield { object, field: 'spec.workloadSelector', severity: Severity.WARNING, message: 'the workloadSelector has no labels' };
      }
      for (const [key, value] of labels.filter(([name, text]) => name === '' || `${name}${text}`.includes('*'))) {
        yield { object, field: 'spec.workloadSelector.matchLabels', message: `${key}: "${value}" is no label` };
      }
    }
  },
};
