import { run } from '../run';

const config = (name: string, annotation = ''): string => `apiVersion: v1
kind: ConfigMap
metadata: {name: ${name}, namespace: shop${annotation === '' ? '' : `, annotations: {cdk8s-canary.io/suppress: "${annotation}"}`}}
`;
const clean = { 'dist/a.yaml': config('a') };
const twice = { 'dist/a.yaml': config('a'), 'dist/b,1.yaml': `${config('b')}---\n${config('a')}` };

test('text: findings under their object, then one line that counts', async () => {
  const { code, stdout } = await run(['check', 'dist'], { files: twice });
  expect({ code, stdout }).toEqual({
    code: 1,
    stdout: `ConfigMap shop/a  dist/b,1.yaml, document 1
  error CC010 duplicate-object: ConfigMap shop/a stands twice in the files, first in dist/a.yaml, document 0
    with ConfigMap shop/a
    fix: give each object a name of its own, or remove one of the two

1 error in 3 objects
`,
  });
});

test('text: nothing found', async () => {
  expect(await run(['check', 'dist'], { files: clean })).toEqual({ code: 0, stdout: 'no findings in 1 object\n', stderr: '' });
});

describe('colour', () => {
  const coloured = async (world: { isTerminal?: boolean; env?: Record<string, string> }): Promise<boolean> =>
    (await run(['check', 'dist'], { files: twice, ...world })).stdout.includes('\u001b[31m');

  test('on a terminal only', async () => {
    expect(await coloured({ isTerminal: true })).toBe(true);
    expect(await coloured({ isTerminal: false })).toBe(false);
  });

  test('not where NO_COLOR or a dumb terminal forbids it', async () => {
    expect(await coloured({ isTerminal: true, env: { NO_COLOR: '1' } })).toBe(false);
    expect(await coloured({ isTerminal: true, env: { TERM: 'dumb' } })).toBe(false);
  });
});

test('control characters of a manifest never reach the terminal', async () => {
  const evil = 'apiVersion: v1\nkind: "Config\\eMap"\nmetadata: {name: "a\\a"}\n';
  const { stdout } = await run(['check', 'a.yaml'], { files: { 'a.yaml': `${evil}---\n${evil}` }, isTerminal: true, env: { NO_COLOR: '1' } });
  expect(stdout).toContain('Config\\x1bMap default/a\\x07');
  expect(stdout).not.toContain('\u001b');
});

test('json: findings, suppressed ones apart, and a summary', async () => {
  const { code, stdout } = await run(['check', 'dist', '--output', 'json'], { files: twice });
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toEqual({
    findings: [{
      code: 'CC010',
      rule: 'duplicate-object',
      severity: 'error',
      message: 'ConfigMap shop/a stands twice in the files, first in dist/a.yaml, document 0',
      fix: 'give each object a name of its own, or remove one of the two',
      object: { apiVersion: 'v1', kind: 'ConfigMap', namespace: 'shop', name: 'a' },
      related: [{ apiVersion: 'v1', kind: 'ConfigMap', namespace: 'shop', name: 'a' }],
      file: 'dist/b,1.yaml',
      document: 1,
      line: 5,
    }],
    suppressed: [],
    summary: { objects: 3, errors: 1, warnings: 0, infos: 0, suppressed: 0 },
  });
});

test('github: one annotation a finding, its separators escaped', async () => {
  const { stdout } = await run(['check', 'dist', '--output', 'github'], { files: twice });
  expect(stdout).toBe('::error file=dist/b%2C1.yaml,line=5,title=CC010 duplicate-object::ConfigMap shop/a: ConfigMap shop/a stands twice in the files, first in dist/a.yaml, document 0%0A'
    + 'fix: give each object a name of its own, or remove one of the two\n');
});

test('sarif: rules, results with places, and suppressions', async () => {
  const { stdout } = await run(['check', 'dist', '--output', 'sarif', '--suppress', 'CC010=known'], { files: twice });
  const log = JSON.parse(stdout) as { version: string; runs: { tool: { driver: { name: string; rules: { id: string; name: string }[] } }; results: object[] }[] };
  expect(log.version).toBe('2.1.0');
  expect(log.runs[0].tool.driver.rules.map(({ id, name }) => `${id} ${name}`)).toEqual(['CC010 duplicate-object']);
  expect(log.runs[0].results).toMatchObject([{
    ruleId: 'CC010',
    ruleIndex: 0,
    level: 'error',
    locations: [{ physicalLocation: { artifactLocation: { uri: 'dist/b%2C1.yaml' } }, logicalLocations: [{ fullyQualifiedName: 'ConfigMap shop/a' }] }],
    suppressions: [{ kind: 'external', justification: 'known' }],
  }]);
});

describe('exit code', () => {
  test.each<[string, string[], Record<string, string>, number]>([
    ['0 without findings', [], clean, 0],
    ['1 with an error', [], twice, 1],
    ['0 with an error when nothing may fail', ['--fail-on', 'never'], twice, 0],
    ['0 when the finding is suppressed by option', ['--suppress', 'CC010=written twice on purpose'], twice, 0],
    ['0 when the finding is suppressed by annotation', [], { 'a.yaml': config('a', 'CC010: on purpose'), 'b.yaml': config('a', 'CC010: on purpose') }, 0],
    ['0 with a warning, an unused suppression', ['--suppress', 'CC010=not needed'], clean, 0],
    ['1 with a warning when warnings fail', ['--suppress', 'CC010=not needed', '--fail-on', 'warning'], clean, 1],
    ['2 with an unknown flag', ['--nonsense'], clean, 2],
    ['2 with an unknown form', ['--output', 'xml'], clean, 2],
    ['2 with a suppression without reason', ['--suppress', 'CC010='], clean, 2],
    ['2 with a suppression of no code', ['--suppress', 'everything=please'], clean, 2],
  ])('%s', async (_, flags, files, code) => {
    expect((await run(['check', '.', ...flags], { files })).code).toBe(code);
  });

  test('2 and the usage on standard error without a command, 0 when help is asked for', async () => {
    const bare = await run([]);
    expect(bare.code).toBe(2);
    expect(bare.stderr).toContain('Usage: cdk8s-canary');
    const help = await run(['--help']);
    expect(help.code).toBe(0);
    expect(help.stdout).toContain('Usage: cdk8s-canary');
    expect((await run(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+/);
  });
});
