import { drafts } from './violations';
import { Severity } from '../finding';
import { StaticRule } from '../rule';

export const fieldType: StaticRule = {
  code: 'CC853',
  name: 'field-type',
  severity: Severity.ERROR,
  meaning: 'a value has another type than its field: a number for a label, a string for a number, a fraction for a whole number',
  consequence: 'The API server refuses the object.',
  fix: 'write the type that the field has; in YAML, quotes make a string of a number',
  sources: ['verdicts/name-label-number', 'verdicts/deploy-replicas-string', 'verdicts/weight-fraction'],
  istio: ['IST0106'],
  check: set => drafts(set, 'type'),
};
