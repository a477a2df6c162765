import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { environment, shop as shopApp } from './app/scratch';
import { inFolder, run } from './run';
import { shop } from './shop';

const ROOT = join(__dirname, '..', '..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const pages = { 'docs/CLI.md': read('docs/CLI.md'), 'docs/TESTING.md': read('docs/TESTING.md') };

function blocks(text: string, language: string): string[] {
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'gms'))].map(([, block]) => block);
}

/** The words of a command line, quotes taken off. */
function words(line: string): string[] {
  return [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare);
}

const commandLines = Object.entries(pages).flatMap(([page, text]) => blocks(text, 'sh').join('').split('\n').filter(line => line !== '').map((line): [string, string] => [page, line]));

const files = {
  'dist/shop.yaml': shop(),
  'reviews.yaml': shop(),
  'ratings.yaml': shop().replaceAll('reviews', 'ratings'),
  'plan/00-deploy/shop.yaml': shop(0),
  'plan/01-10-percent/shop.yaml': shop(10),
  'plan/02-50-percent/shop.yaml': shop(50),
  'cdk8s.yaml': 'app: node app.js\n',
  'app.js': shopApp(),
  'baseline.json': '{"findings": []}',
  'releases.yaml': 'reviews: { canary: v2, at: 10% }\n',
  'cases.yaml': blocks(pages['docs/TESTING.md'], 'yaml')[0],
  'conformance/routing/r001.json': read('conformance/routing/r001.json'),
};

test.each(commandLines)('%s: %s', async (_, line) => {
  const [, piped, command] = /^(.*\| )?cdk8s-canary (.*)$/.exec(line) ?? [];
  expect(command).toBeDefined();
  await inFolder(files, async cwd => {
    for (const args of [['init', '-q'], ['add', '.'], ['commit', '-q', '-m', 'a'], ['commit', '-q', '--allow-empty', '-m', 'b']]) {
      spawnSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.org', ...args], { cwd });
    }
    const { code, stdout, stderr } = await run(words(command), { cwd, env: environment(), stdin: piped === undefined ? undefined : shop() });
    expect({ isJudged: code !== 2, stderr }).toEqual({ isJudged: true, stderr: '' });
    if (/--output (json|sarif)/.test(command)) {
      expect(JSON.parse(stdout)).toBeInstanceOf(Object);
    }
  });
});

test('the cases of the page on testing hold', async () => {
  expect(await run(['test', 'dist', '--cases', 'cases.yaml'], { files })).toMatchObject({ code: 0, stdout: '4 passed, 0 failed\n' });
});

test.each(['check', 'init', 'trace', 'test', 'plan', 'status', 'diff', 'set', 'next', 'back', 'abort', 'finish', 'rotate'])('every flag of %s is documented', async command => {
  const { stdout } = await run([command, '--help']);
  const flags = [...stdout.matchAll(/^ +(?:-\w, )?(--[\w-]+)/gm)].map(([, flag]) => flag).filter(flag => flag !== '--help');
  expect(flags.length).toBeGreaterThan(2);
  expect(flags.filter(flag => !pages['docs/CLI.md'].includes(flag))).toEqual([]);
});
