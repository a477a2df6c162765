import { drafts } from './violations';
import { Severity } from '../finding';
import { StaticRule } from '../rule';

export const fieldsExclusive: StaticRule = {
  code: 'CC855',
  name: 'fields-exclusive',
  severity: Severity.ERROR,
  meaning: 'fields are set of which only one may be',
  consequence: 'The API server refuses the object.',
  fix: 'keep the one that is meant',
  sources: ['verdicts/match-header-two-kinds', 'verdicts/policy-hash-maglev-and-ring', 'verdicts/pdb-both-fields'],
  istio: ['IST0106'],
  check: set => drafts(set, 'exclusive'),
};
