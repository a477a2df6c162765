import { allStringPlaces } from '../../mesh/virtual-service-routes';
import { regexProblem } from '../facts/regex-problem';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const regexInvalid: StaticRule = {
  code: 'CC401',
  name: 'regex-invalid',
  severity: Severity.ERROR,
  meaning: 'a regular expression is empty, longer than 1024 characters, or not RE2 (no lookaround, no back references)',
  consequence: 'Istio\'s webhook refuses the object.',
  fix: 'write the expression in RE2\'s syntax, or match by exact or prefix',
  sources: ['verdicts/match-regex-lookahead', 'verdicts/match-regex-backreference', 'verdicts/match-regex-empty', 'verdicts/match-regex-too-long',
    'https://istio.io/latest/docs/reference/config/networking/virtual-service/#StringMatch'],
  istio: ['IST0106'],
  *check(set): Iterable<Draft> {
    for (const { object, match, field, property } of allStringPlaces(set)) {
      // For withoutHeaders a lone * is Istio's way to say "present", and is no expression.
      const problem = match.kind === 'regex' && !(property === 'withoutHeaders' && match.value === '*') ? regexProblem(match.value) : undefined;
      if (problem !== undefined) {
        yield { object, field: `${field}.regex`, message: `the regular expression ${problem}` };
      }
    }
  },
};
