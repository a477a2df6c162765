import { drafts } from './violations';
import { Severity } from '../finding';
import { StaticRule } from '../rule';

export const valueForm: StaticRule = {
  code: 'CC862',
  name: 'value-form',
  severity: Severity.ERROR,
  meaning: 'a string has not the form or the length that its field demands',
  consequence: 'The API server refuses the object.',
  fix: 'write it in the form that the message shows',
  sources: ['https://gateway-api.sigs.k8s.io/reference/spec/'],
  check: set => drafts(set, 'pattern'),
};
