import { RouteMatch, requestRoutes } from '../../mesh/http-route';
import { asString, entries, get } from '../../mesh/manifest';
import { regexProblem } from '../facts/regex-problem';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const matchInvalid: StaticRule = {
  code: 'CC656',
  name: 'httproute-match-invalid',
  severity: Severity.ERROR,
  meaning: 'a match of an HTTPRoute or GRPCRoute has an expression that RE2 refuses, or one header in two spellings',
  consequence: 'The API server lets it through; Istio refuses the expression, and of a header\'s two spellings only the first counts.',
  fix: 'write the expression in RE2\'s syntax, and each header once',
  sources: ['gateway-api/h047', 'https://gateway-api.sigs.k8s.io/reference/spec/#httprouterule'],
  *check(set): Iterable<Draft> {
    for (const { object, rules } of requestRoutes(set)) {
      for (const match of rules.flatMap(rule => rule.matches)) {
        for (const [field, message, severity] of [...expressions(match), ...spellings(match)]) {
          yield { object, field, message, severity };
        }
      }
    }
  },
};

type Problem = readonly [field: string, message: string, severity: Severity];

function* expressions({ raw, field, pathType, path }: RouteMatch): Iterable<Problem> {
  const patterns = [
    ...pathType === 'RegularExpression' ? [[`${field}.path`, path] as const] : [],
    ...get(raw, 'method', 'type') === 'RegularExpression'
      ? ['service', 'method'].flatMap(part => asString(get(raw, 'method', part)) ?? []).map(pattern => [`${field}.method`, pattern] as const) : [],
    ...['headers', 'queryParams'].flatMap(list => entries(get(raw, list), `${field}.${list}`))
      .filter(([entry]) => get(entry, 'type') === 'RegularExpression').map(([entry, at]) => [at, asString(get(entry, 'value')) ?? ''] as const),
  ];
  for (const [at, pattern] of patterns) {
    const problem = regexProblem(pattern);
    if (problem !== undefined) {
      yield [at, `the regular expression ${problem}`, Severity.ERROR];
    }
  }
}

/** The same spelling twice is the API server's matter. */
function* spellings({ raw, field }: RouteMatch): Iterable<Problem> {
  const seen = new Map<string, string>();
  for (const [entry, at] of entries(get(raw, 'headers'), `${field}.headers`)) {
    const name = asString(get(entry, 'name')) ?? '';
    const earlier = seen.get(name.toLowerCase());
    if (earlier !== undefined && earlier !== name) {
      yield [at, `${name} is the header ${earlier} once more`, Severity.WARNING];
    }
    seen.set(name.toLowerCase(), earlier ?? name);
  }
}
