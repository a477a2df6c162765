import { drafts } from './violations';
import { Severity } from '../finding';
import { StaticRule } from '../rule';

export const durationInvalid: StaticRule = {
  code: 'CC857',
  name: 'duration-invalid',
  severity: Severity.ERROR,
  meaning: 'a duration is malformed, or shorter than a millisecond',
  consequence: 'The API server refuses the object.',
  fix: 'write a number with a unit, such as `3s`, `250ms` or `1h30m`',
  sources: ['verdicts/timeout-malformed', 'verdicts/timeout-micro'],
  istio: ['IST0106'],
  check: set => drafts(set, 'duration'),
};
