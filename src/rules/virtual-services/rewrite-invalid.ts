import { PlainObject, asObject, asString, get } from '../../mesh/manifest';
import { routesWith } from '../../mesh/virtual-service-routes';
import { regexProblem } from '../facts/regex-problem';
import { Severity } from '../finding';
import { Draft, StaticRule } from '../rule';

export const rewriteInvalid: StaticRule = {
  code: 'CC324',
  name: 'rewrite-invalid',
  severity: Severity.ERROR,
  meaning: 'a rewrite says nothing, or two things, or an expression that RE2 refuses',
  consequence: 'Istio\'s webhook refuses the object.',
  fix: 'say a uri or a uriRegexRewrite (both its fields), and an authority if need be',
  sources: ['https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPRewrite'],
  istio: ['IST0106'],
  *check(set): Iterable<Draft> {
    for (const { object, route: { raw, field, label } } of routesWith(set, 'rewrite')) {
      const rewrite = asObject(get(raw, 'rewrite'));
      for (const problem of rewrite === undefined ? [] : problems(rewrite)) {
        yield { object, field: `${field}.rewrite`, message: `the rewrite of route ${label} ${problem}` };
      }
    }
  },
};

function* problems(rewrite: PlainObject): Iterable<string> {
  const uri = asString(get(rewrite, 'uri')) ?? '';
  const authority = asString(get(rewrite, 'authority')) ?? '';
  const regex = asObject(get(rewrite, 'uriRegexRewrite'));
  if (uri !== '' && regex !== undefined) {
    yield 'says both uri and uriRegexRewrite';
  }
  if (uri === '' && authority === '' && regex === undefined) {
    yield 'says no uri, uriRegexRewrite or authority';
  }
  if (regex !== undefined) {
    const match = asString(get(regex, 'match')) ?? '';
    if (match === '' || (asString(get(regex, 'rewrite')) ?? '') === '') {
      yield 'has a uriRegexRewrite without match or rewrite';
    } else {
      const problem = regexProblem(match);
      if (problem !== undefined) {
        yield `has an expression that ${problem}`;
      } else {
        yield* groupFault(match, asString(get(regex, 'rewrite')) ?? '');
      }
    }
  }
}

function* groupFault(match: string, rewrite: string): Iterable<string> {
  // An escaped parenthesis, one in brackets and one that begins with `?` opens no group, but for a named one.
  const groups = match.replace(/\\.|\[(?:\\.|[^\]\\])*\]/g, '').match(/\((?!\?(?!P?<))/g)?.length ?? 0;
  const asked = Math.max(0, ...[...rewrite.matchAll(/\\(\d)/g)].map(([, digit]) => Number(digit)));
  if (asked > groups) {
    yield `puts in group \\${asked}, and the expression has ${groups === 0 ? 'none' : groups}`;
  }
}
