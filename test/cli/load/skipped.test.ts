import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inFolder, run } from '../run';

const config = (name: string): string => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}, namespace: shop}\n`;
const kustomization = (rest: string): string => `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [a.yaml]\n${rest}`;

async function notices(files: Record<string, string>, ...flags: string[]): Promise<{ code: number; objects?: number; stderr: string }> {
  const { code, stdout, stderr } = await run(['check', 'dist', '-o', 'json', ...flags], { files: { 'dist/a.yaml': config('a'), ...files } });
  return { code, ...code === 2 ? {} : { objects: (JSON.parse(stdout) as { summary: { objects: number } }).summary.objects }, stderr };
}

const skipped = (names: string, folder = 'dist'): string => `cdk8s-canary: skipped in ${folder}: ${names}\n`;

describe('what is plainly no manifest is passed over with a notice', () => {
  test.each<[string, Record<string, string>, string]>([
    ['values of a chart', { 'dist/values-prod.yaml': 'image: {tag: 1}\n' }, skipped('values-prod.yaml (values of a Helm chart)')],
    ['values with a kind', { 'dist/x.yaml': 'kind: DaemonSet\nimage: x\n' }, skipped('x.yaml (has no apiVersion)')],
    ['several, by reason', { 'dist/b.json': '{"a": 1}', 'dist/c.json': '{"a": 1}', 'dist/compose.yaml': 'services: {}\n' }, skipped('b.json, c.json (has no apiVersion and no kind); compose.yaml (Docker Compose)')],
    ['folder by folder', { 'dist/b.json': '{"a": 1}', 'dist/x/c.json': '[1]' }, `${skipped('b.json (has no apiVersion and no kind)')}${skipped('c.json (a list without manifests)', 'dist/x')}`],
    ['the description of a chart', { 'dist/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 1.0.0\n' }, skipped('Chart.yaml (the description of a Helm chart)')],
    ['a JSON patch', { 'dist/p.yaml': '- {op: replace, path: /spec, value: 1}\n' }, skipped('p.yaml (a JSON patch)')],
    ['text', { 'dist/p.yaml': 'just text\n' }, skipped('p.yaml (text, no object)')],
    ['a template', { 'dist/p.yaml': `${config('b')}{{- if .Values.x }}\ndata: {a: b}\n{{- end }}\n` }, skipped('p.yaml (a template)')],
    ['a template that looks like YAML', { 'dist/p.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Values.name }}\n' }, skipped('p.yaml (a template)')],
    ['JSON with comments', { 'dist/tsconfig.json': '{\n  // why\n  "a": 1\n}\n' }, skipped('tsconfig.json (neither JSON nor a manifest)')],
    ['a file that SOPS has encrypted', { 'dist/s.yaml': 'password: "ENC[x]"\nsops: {mac: "ENC[x]"}\n' }, skipped('s.yaml (encrypted by SOPS, no manifest)')],
    ['kinds that no API server stores', { 'dist/k.yaml': 'kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\n' }, skipped('k.yaml (settings of kind, which no API server stores)')],
    ['a kustomization that only lists', { 'dist/kustomization.yaml': kustomization('') }, skipped('kustomization.yaml (settings of kustomize, which no API server stores)')],
    ['a kustomization without kind', { 'dist/kustomization.yml': 'resources: [a.yaml]\n' }, skipped('kustomization.yml (a kustomization)')],
    ['the templates of a chart', { 'dist/x/Chart.yaml': 'apiVersion: v2\nname: a\nversion: 1.0.0\n', 'dist/x/templates/y/b.yaml': config('b') },
      `${skipped('b.yaml (of a Helm chart: helm template dist/x | cdk8s-canary check -)', 'dist/x/templates/y')}${skipped('Chart.yaml (the description of a Helm chart)', 'dist/x')}`],
    ['what a kustomization changes', { 'dist/x y/kustomization.yaml': kustomization('patches: [{path: ../p.yaml}]\n'), 'dist/x y/a.yaml': config('b'), 'dist/p.yaml': config('c') },
      `${skipped('p.yaml (changed by kustomize: kubectl kustomize \'dist/x y\' | cdk8s-canary check -)')}${skipped('a.yaml, kustomization.yaml (changed by kustomize: kubectl kustomize \'dist/x y\' | cdk8s-canary check -)', 'dist/x y')}`],
  ])('%s', async (_, files, stderr) => {
    expect(await notices(files)).toEqual({ code: 0, objects: 1, stderr });
  });

  test('settings of tools beside objects in one file', async () => {
    expect(await notices({ 'dist/b.yaml': `${config('b')}---\napiVersion: install.istio.io/v1alpha1\nkind: IstioOperator\n` }))
      .toEqual({ code: 0, objects: 2, stderr: skipped('b.yaml (settings of istioctl, which no API server stores)') });
  });

  test('an encrypted Secret is one still', async () => {
    const secret = 'apiVersion: v1\nkind: Secret\nmetadata: {name: b, namespace: shop}\nstringData: {a: "ENC[x]"}\nsops: {mac: "ENC[x]", version: 3.8.1}\n';
    expect(await notices({ 'dist/b.yaml': secret })).toEqual({ code: 0, objects: 2, stderr: '' });
  });
});

test.each<[string, Record<string, string>, string]>([
  ['has only metadata beside its kind', { 'dist/b.yaml': 'kind: Service\nmetadata: {name: b}\n' }, 'dist/b.yaml: document 0: Service b: apiVersion is missing; is this a Kubernetes manifest?'],
  ['has a spec and no kind', { 'dist/b.yaml': 'metadata: {name: b}\nspec: {}\n' }, 'dist/b.yaml: document 0: b: kind is missing; is this a Kubernetes manifest?'],
  ['stands behind a whole one', { 'dist/b.yaml': `${config('b')}---\na: 1\n` }, 'dist/b.yaml: document 1: kind is missing; is this a Kubernetes manifest?'],
  ['has a syntax error', { 'dist/values.yaml': 'a: [1\n' }, 'dist/values.yaml: document 0: no valid YAML: unexpected end of the stream within a flow collection (line 2, column 1)'],
  ['has a syntax error beside a template in quotes', { 'dist/b.yaml': `${config('b')}data: {a: "{{ x }}"\n` }, 'dist/b.yaml: document 0: ConfigMap: no valid YAML: unexpected end of the stream within a flow collection (line 5, column 1)'],
])('a manifest that is half written is not foreign: it %s', async (_, files, message) => {
  expect(await notices(files)).toEqual({ code: 2, stderr: `cdk8s-canary: ${message}\n` });
});

test('--strict refuses all files that are no manifests at once', async () => {
  expect(await notices({ 'dist/b.json': '{"a": 1}', 'dist/c.yaml': 'x' }, '--strict'))
    .toEqual({ code: 2, stderr: 'cdk8s-canary: not all files are manifests: dist/b.json (has no apiVersion and no kind), dist/c.yaml (text, no object)\n' });
});

test('nothing left to judge is bad input that says what was passed over', async () => {
  const { code, stderr } = await run(['check', 'dist'], { files: { 'dist/values.yaml': 'a: 1\n' } });
  expect({ code, stderr }).toEqual({ code: 2, stderr: 'cdk8s-canary: no manifests found in dist; skipped in dist: values.yaml (values of a Helm chart)\n' });
});

test('what one side of a step skips is unknown on both, never removed', async () => {
  const service = 'apiVersion: v1\nkind: Service\nmetadata:\n  namespace: shop\n  name: web\nspec: {selector: {app: web}, ports: [{name: http, port: 80}]}\n';
  const template = service.replace('name: web', 'name: {{ .Values.name }}');
  const step = async (before: string, after: string): Promise<unknown> => {
    const files = { 'before/b.yaml': before, 'after/b.yaml': after, 'before/a.yaml': config('a'), 'after/a.yaml': config('a') };
    const { stdout, stderr } = await run(['check', '--before', 'before', '--after', 'after', '-o', 'json', '--info'], { files });
    return { findings: (JSON.parse(stdout) as { findings: unknown[] }).findings, stderr };
  };
  expect(await step(service, template)).toEqual({ findings: [], stderr: skipped('b.yaml (a template)', 'after') });
  expect(await step(template, service)).toEqual({ findings: [], stderr: skipped('b.yaml (a template)', 'before') });
});

test('named pipes are passed over in a folder, and refused by name', async () => {
  await inFolder({ 'dist/a.yaml': config('a') }, async cwd => {
    expect(spawnSync('mkfifo', [join(cwd, 'dist/pipe.yaml')]).status).toBe(0);
    expect(await run(['check', 'dist'], { cwd })).toMatchObject({ code: 0, stderr: skipped('pipe.yaml (a named pipe)') });
    expect(await run(['check', 'dist/pipe.yaml'], { cwd })).toMatchObject({ code: 2, stderr: 'cdk8s-canary: dist/pipe.yaml: is a named pipe, no file\n' });
    expect(await run(['check', '/dev/zero'], { cwd })).toMatchObject({ code: 2, stderr: 'cdk8s-canary: /dev/zero: is a device, no file\n' });
  });
});

test('a file whose name is no UTF-8 is passed over', async () => {
  await inFolder({ 'dist/a.yaml': config('a') }, async cwd => {
    writeFileSync(Buffer.concat([Buffer.from(join(cwd, 'dist/b')), Buffer.from([0xff]), Buffer.from('.yaml')]), config('b'));
    expect(await run(['check', 'dist'], { cwd })).toMatchObject({ code: 0, stderr: skipped('b\uFFFD.yaml (its name is no UTF-8)') });
  });
});
