import { Config } from './config';
import { Finding, Severity } from '../../rules/finding';
import { PACKS } from '../../rules/pack';
import { judgedLess } from '../../rules/suppression';
import { FailOn } from '../check/report';

/** What a configuration judges less than the one before it, told as findings about its file. */
export function loosened(before: Config, after: Config, file: string): Finding[] {
  return [...words(before, after)].map(message => ({
    code: judgedLess.code,
    rule: judgedLess.name,
    severity: judgedLess.severity,
    message,
    fix: judgedLess.fix,
    object: { apiVersion: '', kind: 'Configuration', namespace: '', name: file },
    file,
  }));
}

function* words(before: Config, after: Config): Iterable<string> {
  const known = new Set(before.suppress?.map(keyOf));
  for (const suppression of after.suppress?.filter(each => !known.has(keyOf(each)) && !known.has(keyOf({ code: each.code }))) ?? []) {
    yield `${suppression.code} is suppressed since this step${suppression.object === undefined ? '' : ` for ${suppression.object}`}: ${suppression.reason}`;
  }
  for (const pattern of added(before.exclude, after.exclude)) {
    yield `${pattern} is excluded since this step`;
  }
  for (const entry of added(before.external, after.external)) {
    yield `${entry} is external since this step`;
  }
  for (const pack of after.packs === undefined ? [] : (before.packs ?? PACKS).filter(each => !after.packs?.includes(each))) {
    yield `the pack ${pack} is asked no more since this step`;
  }
  const [was, is] = [before.failOn ?? Severity.ERROR, after.failOn ?? Severity.ERROR];
  if (STRICT_FIRST.indexOf(is) > STRICT_FIRST.indexOf(was)) {
    yield `failOn is ${is} since this step, it was ${was}`;
  }
  if (before.complete === true && after.complete !== true) {
    yield 'the files are complete no more since this step';
  }
}

const STRICT_FIRST: readonly FailOn[] = [Severity.INFO, Severity.WARNING, Severity.ERROR, 'never'];

function keyOf({ code, object }: { readonly code: string; readonly object?: string }): string {
  return `${code} ${object ?? ''}`;
}

function added(before: readonly string[] = [], after: readonly string[] = []): string[] {
  return after.filter(each => !before.includes(each));
}
