import { drafts } from './violations';
import { Severity } from '../finding';
import { StaticRule } from '../rule';

export const listKeyDuplicate: StaticRule = {
  code: 'CC859',
  name: 'list-key-duplicate',
  severity: Severity.ERROR,
  meaning: 'two items of a list have the key that tells items apart',
  consequence: 'A server-side apply is refused; a client-side one may merge the two into one.',
  fix: 'remove one of the two items, or give it a key of its own',
  sources: ['https://kubernetes.io/docs/reference/using-api/server-side-apply/#merge-strategy', 'verdicts/port-duplicate-container', 'verdicts/api-httproute-duplicate-header'],
  check: set => drafts(set, 'duplicate'),
};
