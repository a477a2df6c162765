import { drafts } from './violations';
import { Severity } from '../finding';
import { StaticRule } from '../rule';

export const fieldMissing: StaticRule = {
  code: 'CC854',
  name: 'field-missing',
  severity: Severity.ERROR,
  meaning: 'a field that the kind demands is missing',
  consequence: 'The API server refuses the object.',
  fix: 'add the field',
  sources: ['verdicts/subset-name-missing', 'verdicts/host-destination-missing'],
  istio: ['IST0106'],
  check: set => drafts(set, 'required'),
};
