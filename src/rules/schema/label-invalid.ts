import { labelKeyFault, labelValueFault } from './dns';
import { quoted } from './scalar';
import { ManifestObject, asArray, asObject, objects, shownValue } from '../../mesh/manifest';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const labelInvalid: StaticRule = {
  code: 'CC861',
  name: 'label-invalid',
  severity: Severity.ERROR,
  meaning: 'a label, or a selector made of labels, has a key or a value that labels cannot have',
  consequence: 'The API server refuses the object: no pods with this label, or no Service that selects it.',
  fix: 'use at most 63 letters, digits, hyphens, underscores and dots; build metadata such as `1.0.0+5` becomes `1.0.0-5`',
  sources: ['https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set', 'verdicts/name-label-plus', 'verdicts/service-selector-label-invalid'],
  check(set): Iterable<Draft> {
    const found: Draft[] = [];
    const judge = new Judge();
    for (const object of set.all) {
      const { metadata, spec } = object;
      judge.map(object, metadata.labels, 'metadata.labels', true, found);
      judge.map(object, metadata.annotations, 'metadata.annotations', false, found);
      const template = spec.template === undefined ? undefined : asObject(spec.template);
      if (template !== undefined) {
        const templateMetadata = asObject(template.metadata);
        judge.map(object, templateMetadata?.labels, 'spec.template.metadata.labels', true, found);
        judge.map(object, templateMetadata?.annotations, 'spec.template.metadata.annotations', false, found);
        judge.map(object, asObject(template.spec)?.nodeSelector, 'spec.template.spec.nodeSelector', true, found);
      }
      const selector = spec.selector === undefined ? undefined : asObject(spec.selector);
      judge.map(object, selector?.matchLabels, 'spec.selector.matchLabels', true, found);
      if (selector?.matchExpressions !== undefined) {
        addExpressionFaults(object, selector.matchExpressions, found);
      }
      if (object.kind === 'Service') {
        judge.map(object, selector, 'spec.selector', true, found);
      }
    }
    return found;
  },
};

/** What an expression of a label selector needs beside its key; other operators are CC858's. */
function addExpressionFaults(object: ManifestObject, expressions: unknown, found: Draft[]): void {
  for (const [index, expression] of objects(expressions).entries()) {
    const { operator } = expression;
    const count = asArray(expression.values).length;
    const needsValues = operator === 'In' || operator === 'NotIn';
    if (needsValues && count === 0 || (operator === 'Exists' || operator === 'DoesNotExist') && count > 0) {
      found.push({ object, field: `spec.selector.matchExpressions[${index}].values`, message: `operator ${shownValue(operator)} ${needsValues ? 'needs values' : 'may have no values'}` });
    }
  }
}

/** Judges keys and values, each text once: a set has many labels and few keys. */
class Judge {
  private readonly keys = new Map<string, string | undefined>();
  private readonly values = new Map<string, string | undefined>();

  public map(object: ManifestObject, value: unknown, field: string, withValues: boolean, found: Draft[]): void {
    const map = value === undefined ? undefined : asObject(value);
    if (map === undefined) {
      return;
    }
    for (const key in map) {
      const text = map[key];
      const keyFault = this.once(this.keys, withValues ? key : key.toLowerCase(), labelKeyFault);
      const valueFault = withValues && typeof text === 'string' ? this.once(this.values, text, labelValueFault) : undefined;
      if (keyFault !== undefined || valueFault !== undefined) {
        found.push({ object, field, message: keyFault !== undefined ? `${field} key ${quoted(key)} ${keyFault}` : `${field} value ${quoted(text)} of "${key}" ${valueFault}` });
      }
    }
  }

  private once(known: Map<string, string | undefined>, text: string, judge: (text: string) => string | undefined): string | undefined {
    let fault = known.get(text);
    if (fault === undefined && !known.has(text)) {
      known.set(text, fault = judge(text));
    }
    return fault;
  }
}
