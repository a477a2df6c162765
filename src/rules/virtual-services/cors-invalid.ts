import { PlainObject, asArray, asObject, get, strings } from '../../mesh/manifest';
import { stringMatch } from '../../mesh/match-relation';
import { routesWith } from '../../mesh/virtual-service-routes';
import { regexProblem } from '../facts/regex-problem';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'CONNECT', 'OPTIONS', 'TRACE']);
const NAME = /^[-_A-Za-z0-9]+$/;

export const corsInvalid: StaticRule = {
  code: 'CC520',
  name: 'cors-invalid',
  severity: Severity.ERROR,
  meaning: 'a CORS policy has an empty origin, a method or header that is none, or an expression that RE2 refuses',
  consequence: 'Istio\'s webhook refuses the object.',
  fix: 'write origins as exact, prefix or regex, methods in capitals, and header names (`*` for all headers)',
  sources: ['verdicts/cors-header-invalid', 'verdicts/cors-origin-empty', 'https://istio.io/latest/docs/reference/config/networking/virtual-service/#CorsPolicy'],
  istio: ['IST0106'],
  *check(set): Iterable<Draft> {
    for (const { object, route: { raw, field } } of routesWith(set, 'corsPolicy')) {
      const policy = asObject(get(raw, 'corsPolicy'));
      for (const [at, message] of policy === undefined ? [] : problems(policy)) {
        yield { object, field: `${field}.corsPolicy.${at}`, message };
      }
    }
  },
};

function* problems(policy: PlainObject): Iterable<readonly [string, string]> {
  for (const [index, origin] of asArray(get(policy, 'allowOrigins')).entries()) {
    const match = stringMatch(origin);
    const problem = match?.kind === 'regex' && match.value !== '' ? regexProblem(match.value) : undefined;
    if (match === undefined || match.value === '') {
      yield [`allowOrigins[${index}]`, 'the origin is empty'];
    } else if (problem !== undefined) {
      yield [`allowOrigins[${index}]`, `the regular expression ${problem}`];
    }
  }
  for (const method of strings(policy, 'allowMethods').filter(name => !METHODS.has(name))) {
    yield ['allowMethods', `"${method}" is no method such as GET`];
  }
  for (const key of ['allowHeaders', 'exposeHeaders']) {
    for (const name of strings(policy, key).filter(header => header !== '*' && !NAME.test(header))) {
      yield [key, `"${name}" is no header name`];
    }
  }
}
