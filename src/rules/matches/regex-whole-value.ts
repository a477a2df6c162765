import { httpMatches } from '../facts/routes';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

const SAMPLES = ['user-agent', 'accept-language', 'referer', 'x-forwarded-for'];

export const regexWholeValue: StaticRule = {
  code: 'CC411',
  name: 'regex-whole-value',
  severity: Severity.WARNING,
  meaning: 'a regular expression for a long header has no room around what it looks for',
  consequence: 'The whole value must match: `Mobile|Android` never takes a real user-agent.',
  fix: 'write `.*` on both sides: `.*(Mobile|Android).*`',
  sources: ['routing/r054', 'https://istio.io/latest/docs/reference/config/networking/virtual-service/#StringMatch'],
  *check(set): Iterable<Draft> {
    for (const { object, match } of httpMatches(set)) {
      for (const name of SAMPLES) {
        const header = match.headers.get(name);
        if (header?.kind === 'regex' && /^[\w |()^$-]+$/.test(header.value)) {
          yield { object, field: `${match.field}.headers[${name}]`, message: `"${header.value}" must be the whole ${name}, which it never is` };
        }
      }
    }
  },
};
