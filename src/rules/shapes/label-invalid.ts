import { labelKeyFault, labelValueFault } from './dns';
import { quoted } from './scalar';
import { ManifestObject, asObject, get } from '../../traffic/manifest';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

/** Where labels stand, and selectors made of labels, in the kinds that releases are made of. */
const LABELS: readonly (readonly string[])[] = [
  ['metadata', 'labels'], ['spec', 'template', 'metadata', 'labels'], ['spec', 'selector', 'matchLabels'], ['spec', 'template', 'spec', 'nodeSelector'],
];
const SERVICE_SELECTOR = ['spec', 'selector'];
const ANNOTATIONS: readonly (readonly string[])[] = [['metadata', 'annotations'], ['spec', 'template', 'metadata', 'annotations']];

export const labelInvalid: StaticRule = {
  code: 'CC861',
  name: 'label-invalid',
  severity: Severity.ERROR,
  meaning: 'a label, or a selector made of labels, has a key or a value that labels cannot have',
  consequence: 'The API server refuses the object: no pods with this label, or no Service that selects it.',
  fix: 'use at most 63 letters, digits, hyphens, underscores and dots; build metadata such as `1.0.0+5` becomes `1.0.0-5`',
  sources: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set', 'verdicts/name-label-plus', 'verdicts/service-selector-label-invalid'],
  *check(set): Iterable<Draft> {
    for (const object of set.all) {
      for (const path of LABELS) {
        yield* faults(object, path, true);
      }
      if (object.kind === 'Service') {
        yield* faults(object, SERVICE_SELECTOR, true);
      }
      for (const path of ANNOTATIONS) {
        yield* faults(object, path, false);
      }
    }
  },
};

function* faults(object: ManifestObject, path: readonly string[], withValues: boolean): Iterable<Draft> {
  const map = asObject(get(object.raw, ...path));
  if (map === undefined) {
    return;
  }
  for (const key of Object.keys(map)) {
    const value = map[key];
    const keyFault = labelKeyFault(withValues ? key : key.toLowerCase());
    const valueFault = withValues && typeof value === 'string' ? labelValueFault(value) : undefined;
    if (keyFault !== undefined || valueFault !== undefined) {
      const field = path.join('.');
      yield { object, field, message: keyFault !== undefined ? `${field} key ${quoted(key)} ${keyFault}` : `${field} value ${quoted(value)} of "${key}" ${valueFault}` };
    }
  }
}
