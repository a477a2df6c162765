import { drafts } from './violations';
import { Severity } from '../finding';
import { StaticRule } from '../rule';

export const valueOutOfRange: StaticRule = {
  code: 'CC856',
  name: 'value-out-of-range',
  severity: Severity.ERROR,
  meaning: 'a number, or the length of a list, is outside what its field allows',
  consequence: 'The API server refuses the object.',
  fix: 'choose a value in the range',
  sources: ['https://kubernetes.io/docs/reference/kubernetes-api/'],
  istio: ['IST0106'],
  check: set => drafts(set, 'range'),
};
