import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { Outcome, inFolder, run } from '../run';

const service = (name: string, namespace = ', namespace: shop'): string => `apiVersion: v1\nkind: Service\nmetadata: {name: ${name}${namespace}}\nspec: {selector: {app: web}, ports: [{name: http, port: 80}]}\n`;
const route = (host: string): string => `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: {name: web, namespace: shop}\nspec: {hosts: [web], http: [{route: [{destination: {host: ${host}}}]}]}\n`;
const SET = { 'dist/a.yaml': service('web'), 'dist/b.yaml': route('orders') };

interface JsonReport {
  readonly findings: { code: string; severity: string; message: string; object: { namespace: string; name: string } }[];
  readonly suppressed: { code: string; suppressed: string }[];
  readonly summary: { objects: number };
}

const reportOf = ({ stdout }: Outcome): JsonReport => JSON.parse(stdout) as JsonReport;

async function withConfig(config: string, ...flags: string[]): Promise<JsonReport & { code: number }> {
  const outcome = await run(['check', 'dist', '-o', 'json', ...flags], { files: { ...SET, 'cdk8s-canary.yaml': config } });
  expect(outcome.stderr).toBe('');
  return { ...reportOf(outcome), code: outcome.code };
}

const codes = ({ findings }: JsonReport): string[] => findings.map(({ code, severity }) => `${code} ${severity}`);

describe('what the configuration says', () => {
  test('nothing', async () => {
    expect(codes(await withConfig('# nothing\n'))).toEqual(['CC101 warning']);
  });

  test('external: what exists elsewhere', async () => {
    expect(codes(await withConfig('external: [Service shop/orders]\n'))).toEqual([]);
    expect(codes(await withConfig('', '--external', 'Service shop/orders'))).toEqual([]);
  });

  test('complete: what the files do not hold is missing', async () => {
    expect(await withConfig('complete: true\n')).toMatchObject({ code: 1, findings: [{ code: 'CC101', severity: 'error' }] });
    expect((await withConfig('', '--complete')).code).toBe(1);
  });

  test('exclude: files below its folder', async () => {
    expect((await withConfig('exclude: [dist/b.yaml]\n')).summary.objects).toBe(1);
    expect((await withConfig('', '--exclude', 'b.*')).summary.objects).toBe(1);
  });

  test('an excluded file may be broken', async () => {
    const { code } = await run(['check', 'dist'], { files: { 'dist/a.yaml': service('web'), 'dist/b.yaml': '[', 'cdk8s-canary.yaml': 'exclude: ["**/b.yaml"]' } });
    expect(code).toBe(0);
  });

  test('suppress: with a reason', async () => {
    const { findings, suppressed } = await withConfig('suppress: [{code: CC101, object: VirtualService shop/web, reason: later}]\n');
    expect({ findings, suppressed }).toMatchObject({ findings: [], suppressed: [{ code: 'CC101', suppressed: 'later' }] });
  });

  test('namespace, unless a flag says another', async () => {
    const files = { 'dist/a.yaml': `${service('web', '')}---\n${service('web', '')}`, 'cdk8s-canary.yaml': 'namespace: shop\n' };
    const namespaceOf = async (...flags: string[]): Promise<string> => reportOf(await run(['check', 'dist', '-o', 'json', ...flags], { files })).findings[0].object.namespace;
    expect(await namespaceOf()).toBe('shop');
    expect(await namespaceOf('--namespace', 'other')).toBe('other');
  });

  test('packs: those that are asked, unless a flag says others', async () => {
    expect(codes(await withConfig('packs: [workloads, schema]\n'))).toEqual([]);
    expect(codes(await withConfig('packs: [workloads]\n', '--packs', 'mesh,schema'))).toEqual(['CC101 warning']);
  });

  test('failOn, unless a flag says another', async () => {
    expect((await withConfig('failOn: warning\n')).code).toBe(1);
    expect((await withConfig('failOn: warning\n', '--fail-on', 'error')).code).toBe(0);
  });
});

describe('where it is found', () => {
  test('beside the manifests, or above them up to where we stand', async () => {
    const files = { 'a/dist/a.yaml': service('web'), 'a/dist/b.yaml': route('orders'), 'a/cdk8s-canary.yaml': 'external: [Service shop/orders]\n' };
    expect(codes(reportOf(await run(['check', 'a/dist', '-o', 'json'], { files })))).toEqual([]);
    expect(codes(reportOf(await run(['check', 'a/dist/b.yaml', 'a/dist/a.yaml', '-o', 'json'], { files })))).toEqual([]);
  });

  test('by name', async () => {
    const files = { ...SET, 'x/own.yaml': 'external: [Service shop/orders]\n' };
    expect(codes(reportOf(await run(['check', 'dist', '-o', 'json', '--config', 'x/own.yaml'], { files })))).toEqual([]);
    expect(await run(['check', 'dist', '--config', 'gone.yaml'], { files })).toEqual({ code: 2, stdout: '', stderr: 'cdk8s-canary: gone.yaml: no such file, and no <revision>:<path> either\n' });
  });

  test('trace reads it too', async () => {
    const { stdout } = await run(['trace', 'dist', '-o', 'json'], { files: { ...SET, 'dist/c.yaml': 'a: 1', 'cdk8s-canary.yaml': 'exclude: [dist/c.yaml]\n' } });
    expect(JSON.parse(stdout)).toMatchObject({ traces: [{ request: { host: 'web.shop.svc.cluster.local' } }] });
  });
});

test.each<[string, string]>([
  ['exlude: [a]', 'exlude is no key; did you mean exclude?'],
  ['whatever: 1', 'whatever is no key; known are exclude, external, suppress, namespace, rootNamespace, clusterDomain, packs, complete, failOn'],
  ['exclude: a', 'exclude is "a"; it is to be a list'],
  ['suppress: [{code: CC101}]', 'suppress[0].reason is missing'],
  ['suppress: [{code: x, reason: later}]', 'suppress[0].code is "x"; it is to be the code of the rule'],
  ['packs: [mesh, routes]', 'packs[1] is "routes"; allowed are mesh, gateway-api, workloads, schema, steps'],
  ['failOn: 1\nnamespace: 2', 'namespace is 2; it is to be a text; failOn is 1; allowed are error, warning, info, never'],
  ['external: [web]', 'external[0] is "web"; it is to be one such as Service shop/web'],
  ['- a', 'the file is a list; it is to be a mapping'],
  ['a: [', 'no valid YAML: unexpected end of the stream within a flow collection (2:1)'],
])('%s is refused, and editors refuse it too', async (config, message) => {
  const { code, stderr } = await run(['check', 'dist'], { files: { ...SET, 'cdk8s-canary.yaml': config } });
  expect({ code, stderr }).toEqual({ code: 2, stderr: `cdk8s-canary: cdk8s-canary.yaml: ${message}\n` });
});

test('the JSON schema is one, and takes what the documentation shows', () => {
  const schema = JSON.parse(readFileSync(join(__dirname, '../../../schema/cdk8s-canary.schema.json'), 'utf8')) as object;
  const validate = new Ajv().compile(schema);
  expect(validate({ exclude: ['**/x'], external: ['Service shop/web'], suppress: [{ code: 'CC301', object: 'VirtualService shop/web', reason: 'x' }], packs: ['mesh'], failOn: 'never', complete: true, namespace: 'a' })).toBe(true);
  expect(validate({ exlude: [] })).toBe(false);
});

describe('a step tells what is judged less since the set before', () => {
  const git = (cwd: string, ...args: string[]): void => {
    expect(spawnSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.org', ...args], { cwd }).status).toBe(0);
  };
  const told = (outcome: Outcome): string[] => reportOf(outcome).findings.filter(({ code }) => code === 'CC003').map(({ severity, message }) => `${severity}: ${message}`);

  async function inRepository(config: string | undefined, use: (cwd: string) => Promise<void>): Promise<void> {
    await inFolder({ ...SET, ...config !== undefined && { 'cdk8s-canary.yaml': config } }, async cwd => {
      git(cwd, 'init', '-q');
      git(cwd, 'add', '.');
      git(cwd, 'commit', '-qm', 'a');
      await use(cwd);
    });
  }

  test('by the configuration', async () => {
    await inRepository('failOn: warning\ncomplete: true\nsuppress: [{code: CC301, reason: known}]\n', async cwd => {
      const step = (): Promise<Outcome> => run(['check', '--before', 'HEAD:dist', '--after', 'dist', '-o', 'json'], { cwd });
      expect(told(await step())).toEqual([]);
      writeFileSync(join(cwd, 'cdk8s-canary.yaml'), 'exclude: [b.yaml]\nexternal: [Service shop/orders]\nsuppress: [{code: CC301, reason: known}, {code: CC101, reason: later}]\npacks: [steps, schema]\n');
      expect(told(await step())).toEqual([
        'warning: CC101 is suppressed since this step: later', 'warning: b.yaml is excluded since this step', 'warning: Service shop/orders is external since this step',
        'warning: the pack mesh is asked no more since this step', 'warning: the pack gateway-api is asked no more since this step', 'warning: the pack workloads is asked no more since this step',
        'warning: failOn is error since this step, it was warning', 'warning: the files are complete no more since this step',
      ]);
      const old = await run(['check', '--before', 'HEAD:dist', '--after', 'dist', '-o', 'json', '--config', 'HEAD:cdk8s-canary.yaml'], { cwd });
      expect(told(old)).toEqual([]);
      expect(reportOf(old).findings.map(({ code }) => code)).toContain('CC101');
    });
  });

  test('by a configuration that is new', async () => {
    await inRepository(undefined, async cwd => {
      writeFileSync(join(cwd, 'cdk8s-canary.yaml'), 'exclude: [b.yaml]\n');
      expect(told(await run(['check', '--before', 'HEAD:dist', '--after', 'dist', '-o', 'json'], { cwd }))).toEqual(['warning: b.yaml is excluded since this step']);
    });
  });

  test('by an annotation on an object that was there', async () => {
    const annotated = service('web').replace('namespace: shop}', 'namespace: shop, annotations: {cdk8s-canary.io/suppress: "CC715: why"}}');
    const step = async (before: string): Promise<string[]> => told(await run(['check', '--before', 'before', '--after', 'after', '-o', 'json', '--info'], { files: { 'before/a.yaml': before, 'after/a.yaml': annotated } }));
    expect(await step(service('web'))).toEqual(['warning: CC715 is suppressed since this step: why']);
    expect(await step(service('other'))).toEqual(['info: CC715 is suppressed since this step: why']);
    expect(await step(annotated)).toEqual([]);
  });
});

describe('a baseline', () => {
  test('accepts what it holds, and nothing new', async () => {
    await inFolder(SET, async cwd => {
      const today = await run(['check', 'dist', '-o', 'json'], { cwd });
      writeFileSync(join(cwd, 'baseline.json'), today.stdout);
      const again = await run(['check', 'dist', '-o', 'json', '--baseline', 'baseline.json', '--fail-on', 'warning'], { cwd });
      expect({ code: again.code, ...reportOf(again) }).toMatchObject({ code: 0, findings: [], suppressed: [{ code: 'CC101', suppressed: 'in the baseline' }] });
      writeFileSync(join(cwd, 'dist/c.yaml'), route('carts').replace('name: web', 'name: other').replace('hosts: [web]', 'hosts: [web.example.com]'));
      const later = await run(['check', 'dist', '-o', 'json', '--baseline', 'baseline.json', '--fail-on', 'warning'], { cwd });
      expect(later.code).toBe(1);
      expect(reportOf(later).findings.every(({ object }) => object.name === 'other')).toBe(true);
    });
  });

  test.each([['{', 'b.json: no JSON; a baseline is what check --output json writes'], ['{}', 'b.json: has no list "findings"; a baseline is what check --output json writes']])('%s is none', async (text, message) => {
    expect(await run(['check', 'dist', '--baseline', 'b.json'], { files: { ...SET, 'b.json': text } })).toEqual({ code: 2, stdout: '', stderr: `cdk8s-canary: ${message}\n` });
  });
});
