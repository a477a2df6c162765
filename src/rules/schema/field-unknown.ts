import { drafts } from './violations';
import { Severity } from '../finding';
import { StaticRule } from '../rule';

export const fieldUnknown: StaticRule = {
  code: 'CC852',
  name: 'field-unknown',
  severity: Severity.ERROR,
  meaning: 'a field is none of its kind',
  consequence: 'The API server refuses the object, or drops the field where validation is not strict: what it says does not happen.',
  fix: 'write the name as the kind defines it, and where it belongs',
  sources: ['https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation', 'verdicts/deploy-unknown-field', 'verdicts/match-unknown-field'],
  check: set => drafts(set, 'unknown'),
};
