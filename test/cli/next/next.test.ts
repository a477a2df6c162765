import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inFolder, run } from '../run';
import { shop } from '../shop';

const stable = shop(0).split('---\n').filter(text => !text.includes('name: reviews-v2')).join('---\n').replace(/ {2}- \{name: testers.*\n/, '');
const plan = {
  'plan/00-stable/shop.yaml': stable,
  'plan/01-deploy/shop.yaml': shop(0),
  'plan/02-10-percent/shop.yaml': shop(10),
  'plan/03-50-percent/shop.yaml': shop(50),
};

async function next(releases: string, ...flags: string[]): Promise<{ code: number; stdout: string; stderr: string; file: string }> {
  return inFolder({ ...plan, 'releases.yaml': releases }, async cwd => {
    const outcome = await run(['next', 'reviews', '--stages', 'plan', ...flags], { cwd });
    return { ...outcome, file: readFileSync(join(cwd, 'releases.yaml'), 'utf8') };
  });
}

test('moves to the next stage, says what that changes, and keeps the rest of the file', async () => {
  expect(await next('# who is where\nratings: { canary: v3, at: finish }\nreviews: { canary: v2, at: 10% } # slowly\n')).toEqual({
    code: 0,
    stdout: 'reviews: 10% -> 50% (canary v2)\n  changed  VirtualService shop/reviews\n',
    stderr: '',
    file: '# who is where\nratings: { canary: v3, at: finish }\nreviews: { canary: v2, at: 50% } # slowly\n',
  });
});

test.each([
  ['back', 'reviews: { canary: v2, at: 50% }\n', ['--back'], 'reviews: { canary: v2, at: 10% }\n'],
  ['on from a ratio between two stages', 'reviews: { canary: v2, at: 37 }\n', [], 'reviews: { canary: v2, at: 50% }\n'],
  ['back from a ratio between two stages', 'reviews: { canary: v2, at: 3/8 }\n', ['--back'], 'reviews: { canary: v2, at: 10% }\n'],
  ['nowhere on a dry run', 'reviews: { canary: v2, at: 10% }\n', ['--dry-run'], 'reviews: { canary: v2, at: 10% }\n'],
  ['on from the ratio of a stage, however it is said', 'reviews: { canary: v2, at: 0.1e2 }\n'.replace('0.1e2', '10'), [], 'reviews: { canary: v2, at: 50% }\n'],
])('goes %s', async (_, releases, flags, file) => {
  expect(await next(releases, ...flags)).toMatchObject({ code: 0, file });
});

test('a step that sends requests to what it starts is shown and not taken', async () => {
  const { code, stdout, file } = await next('{}\n', '--canary', 'v2');
  expect({ code, file }).toEqual({ code: 1, file: '{}\n' });
  expect(stdout).toMatch(/^reviews: stable -> deploy \(canary v2\)\n {2}added {4}Deployment shop\/reviews-v2\n {2}changed {2}VirtualService shop\/reviews\n/);
  expect(stdout).toContain('error');
});

test.each<[string, string, string[], string]>([
  ['no entry', '', [], 'releases.yaml: no entry reviews; to begin a release, say --canary <version>'],
  ['an entry of another release', 'reviews: { canary: v2, at: 10% }', ['--canary', 'v3'], 'releases.yaml: entry reviews is about canary v2, not v3; end that release or remove its entry first'],
  ['a stage that the plan lacks', 'reviews: { canary: v2, at: everyone }', [], 'there is no stage everyone, the plan has stable, deploy, 10%, 50%'],
  ['the last stage', 'reviews: { canary: v2, at: 50% }', [], 'reviews is at 50%, there is no stage after it'],
  ['the first stage', 'reviews: { canary: v2, at: stable }', ['--back'], 'reviews is at stable, there is no stage before it'],
  ['an entry of another shape', 'reviews: 10%', [], 'releases.yaml: entry reviews must be { canary: <version>, at: <ratio or stage> }'],
  ['a file of another shape', '- a', [], 'releases.yaml: expected a map such as "reviews: { canary: v2, at: 10% }"'],
  ['broken YAML', 'reviews: {', [], 'releases.yaml: no valid YAML'],
])('refuses %s', async (_, releases, flags, message) => {
  const { code, stdout, stderr, file } = await next(releases, ...flags);
  expect({ code, stdout, file }).toEqual({ code: 2, stdout: '', file: releases });
  expect(stderr).toContain(`cdk8s-canary: ${message}`);
});
