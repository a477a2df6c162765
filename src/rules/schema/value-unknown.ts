import { drafts } from './violations';
import { Severity } from '../finding';
import { StaticRule } from '../rule';

export const valueUnknown: StaticRule = {
  code: 'CC858',
  name: 'value-unknown',
  severity: Severity.ERROR,
  meaning: 'a value is none of those that its field allows',
  consequence: 'The API server refuses the object.',
  fix: 'choose one of the values allowed; capitals count',
  sources: ['verdicts/policy-lb-unknown'],
  istio: ['IST0106'],
  check: set => drafts(set, 'enum'),
};
