import { symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { inFolder, run } from '../run';

const service = (name: string): string => `apiVersion: v1\nkind: Service\nmetadata: {name: ${name}, namespace: shop}\nspec: {ports: [{name: http, port: 80}], clusterIP: None}\n`;
const config = (name: string): string => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}, namespace: shop}\n`;

async function objectsIn(paths: string[], files: Record<string, string>, stdin?: string): Promise<number | string> {
  const { code, stdout, stderr } = await run(['check', ...paths, '--output', 'json'], { files, stdin });
  return code === 2 ? stderr : (JSON.parse(stdout) as { summary: { objects: number } }).summary.objects;
}

describe('what is read', () => {
  test.each<[string, string[], Record<string, string>, number]>([
    ['one file, whatever its name', ['a.txt'], { 'a.txt': config('a') }, 1],
    ['several documents, empty ones passed over', ['a.yaml'], { 'a.yaml': `---\n${config('a')}---\n---\n# nothing\n---\n${config('b')}` }, 2],
    ['JSON', ['a.json'], { 'a.json': '{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "a"}}' }, 1],
    ['a folder with its folders: .yaml, .yml and .json', ['dist'], { 'dist/a.yaml': config('a'), 'dist/x/b.yml': config('b'), 'dist/x/y/c.json': '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"c"}}', 'dist/notes.md': '# no manifest' }, 3],
    ['no hidden folders, no node_modules', ['.'], { 'a.yaml': config('a'), '.github/workflow.yaml': 'on: push', 'node_modules/x/package.json': '{}' }, 1],
    ['a List as kubectl writes it', ['a.yaml'], { 'a.yaml': 'apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: ConfigMap, metadata: {name: a}}\n- {apiVersion: v1, kind: ConfigMap, metadata: {name: b}}\n' }, 2],
    ['a JSON array of objects', ['a.json'], { 'a.json': '[{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"}}]' }, 1],
    ['a file only once, however often it is named', ['a.yaml', 'a.yaml', '.'], { 'a.yaml': config('a') }, 1],
    ['unknown kinds', ['a.yaml'], { 'a.yaml': 'apiVersion: example.org/v1\nkind: Whatever\nmetadata: {name: a}\nspec: [1, 2]\n' }, 1],
    ['a byte order mark', ['a.yaml'], { 'a.yaml': `\uFEFF${config('a')}` }, 1],
    ['anchors and merge keys', ['a.yaml'], { 'a.yaml': `${config('a')}data: &d {x: "1"}\nother: {<<: *d, y: "2"}\n` }, 1],
    ['tags that kubectl does not know', ['a.yaml'], { 'a.yaml': `${config('a')}data: !Ref "x"\nother: !!js/function {}\n` }, 1],
    ['the same file by another name', ['dist', './dist', 'dist/../dist//a.yaml'], { 'dist/a.yaml': config('a') }, 1],
    ['flow YAML that begins like JSON', ['a.yaml'], { 'a.yaml': '{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}' }, 1],
  ])('%s', async (_, paths, files, expected) => {
    expect(await objectsIn(paths, files)).toBe(expected);
  });

  test('standard input, YAML or JSON', async () => {
    expect(await objectsIn(['-'], {}, `${config('a')}---\n${config('b')}`)).toBe(2);
    expect(await objectsIn(['-'], {}, '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"a"}}')).toBe(1);
  });

  test('timestamps stay strings and `on` is a boolean, as for kubectl', async () => {
    const files = { 'a.yaml': `${service('a')}---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: b, creationTimestamp: 2020-01-01T00:00:00Z, labels: {x: on}}\n` };
    expect(await objectsIn(['a.yaml'], files)).toBe(2);
  });
});

describe('what is refused, in one line that names the place', () => {
  const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;
  const merges = ['m0: &m0 {k0: 1}', ...Array.from({ length: 20_000 }, (_, i) => `m${i + 1}: &m${i + 1} {<<: *m${i}, k${i + 1}: 1}`)].join('\n');
  const laughs = ['a: &a0 [x, x, x, x, x, x, x, x, x, x]', ...Array.from({ length: 12 }, (_, i) => `b${i}: &a${i + 1} [${Array(10).fill(`*a${i}`).join(', ')}]`)].join('\n');
  test.each<[string, string | Buffer, string]>([
    ['broken YAML', `${config('a')}---\nkind: Service\nmetadata:\n  name: web\nspec: [`, 'dist/a.yaml: document 1: Service web: no valid YAML: unexpected end of the stream within a flow collection (line 9, column 1)'],
    ['a key given twice', 'kind: A\nkind: B\n', 'dist/a.yaml: document 0: A: no valid YAML: duplicated mapping key (line 2, column 1)'],
    ['a document that is no object', `${config('a')}---\njust text\n`, 'dist/a.yaml: document 1: expected a Kubernetes object, got a string'],
    ['no kind', 'apiVersion: v1\nmetadata: {name: a}\n', 'dist/a.yaml: document 0: a: kind is missing; is this a Kubernetes manifest?'],
    ['a kind that is no string', 'apiVersion: v1\nkind: 3\n', 'dist/a.yaml: document 0: kind must be a string that is not empty, got a number; is this a Kubernetes manifest?'],
    ['no apiVersion', 'kind: Service\nmetadata: {name: a, namespace: shop}\n', 'dist/a.yaml: document 0: Service shop/a: apiVersion is missing; is this a Kubernetes manifest?'],
    ['an item of a List', 'apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: A}\n- null\n', 'dist/a.yaml: document 0, item 1: expected a Kubernetes object, got null'],
    ['an anchor that contains itself', `${config('a')}data: &d {x: *d}\n`, 'dist/a.yaml: document 0: nested deeper than 200 levels, or an anchor contains itself'],
    ['anchors that grow to billions of values', `${config('a')}${laughs}\n`, 'dist/a.yaml: document 0: the anchors make it too large to read'],
    ['deep nesting', `${config('a')}data: ${nested(300)}\n`, 'dist/a.yaml: document 0: nested deeper than 200 levels, or an anchor contains itself'],
    ['nesting beyond the parser', `${config('a')}data: ${nested(100_000)}\n`, 'dist/a.yaml: no valid YAML: nested too deeply'],
    ['merge keys that grow to billions of values', `${config('a')}${merges}\n`, 'dist/a.yaml: no valid YAML: the merge keys make it too large to read'],
    ['a mapping as a key', `${config('a')}data: {? {a: 1} : 2}\n`, 'dist/a.yaml: document 0: a key is a mapping, it is to be a text'],
    ['UTF-16', Buffer.from(`\uFEFF${config('a')}`, 'utf16le'), 'dist/a.yaml: is UTF-16; manifests are UTF-8'],
    ['bytes that are no text', Buffer.from([0x61, 0x3a, 0x20, 0xff]), 'dist/a.yaml: is no UTF-8 text'],
    ['an empty set', '# nothing\n', 'no manifests found in dist; files of a folder must end in .yaml, .yml or .json'],
  ])('%s', async (_, text, message) => {
    const { code, stdout, stderr } = await run(['check', 'dist'], { files: { 'dist/a.yaml': text } });
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: `cdk8s-canary: ${message}\n` });
  });

  test.each<[string, string[], Record<string, string>, string]>([
    ['a path that is not there', ['check', 'dist'], {}, 'dist: no such file or folder'],
    ['a JSON object with one key twice', ['check', 'a.json'], { 'a.json': '{"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "a", "name": "b"}}' }, 'a.json: document 0: an object has the key "name" twice'],
    ['a broken JSON file', ['check', 'a.json'], { 'a.json': '{"kind": ' }, 'a.json: document 0: no valid JSON: Unexpected end of JSON input'],
    ['a side that is neither path nor revision', ['check', '--before', 'nowhere', '--after', 'a.yaml'], { 'a.yaml': config('a') }, 'nowhere: neither a file or folder nor a Git revision'],
    ['a revision that looks like a flag', ['check', '--before', '--output=x', '--after', 'a.yaml'], { 'a.yaml': config('a') }, '--output=x: neither a file or folder nor a Git revision'],
    ['stages that are none', ['check', '--every-stage', 'a.yaml'], { 'a.yaml': config('a') }, 'a.yaml: expected a folder with one folder for each stage'],
    ['a folder without stages', ['check', '--every-stage', 'plan'], { 'plan/notes.md': '' }, 'plan: no stages found, expected one folder for each, such as 00-stable and 01-deploy'],
    ['nothing to check', ['check'], {}, 'check takes either paths, or --every-stage <folder>, or --before <set> with --after <set>'],
    ['standard input as both sides', ['check', '--before', '-', '--after', '-'], {}, 'standard input can be one side of a step, not both'],
    ['only one side', ['check', '--before', 'a.yaml'], { 'a.yaml': config('a') }, 'check takes either paths, or --every-stage <folder>, or --before <set> with --after <set>'],
  ])('%s', async (_, argv, files, message) => {
    const { code, stdout, stderr } = await run(argv, { files });
    expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: `cdk8s-canary: ${message}\n` });
  });
});

test('a link to a folder is not followed, so none leads round in circles', async () => {
  await inFolder({ 'dist/a.yaml': config('a') }, async cwd => {
    symlinkSync('.', join(cwd, 'dist/loop'));
    symlinkSync('a.yaml', join(cwd, 'dist/b.yml'));
    const { stdout } = await run(['check', 'dist', '-o', 'json'], { cwd });
    expect(JSON.parse(stdout)).toMatchObject({ summary: { objects: 2 } });
  });
});

test('a link that leads nowhere is bad input', async () => {
  await inFolder({}, async cwd => {
    symlinkSync('gone.yaml', join(cwd, 'a.yaml'));
    expect(await run(['check', '.'], { cwd })).toEqual({ code: 2, stdout: '', stderr: 'cdk8s-canary: a.yaml: no such file or folder\n' });
  });
});

test('a file that is too large is refused unread', async () => {
  await inFolder({ 'a.yaml': '' }, async cwd => {
    truncateSync(join(cwd, 'a.yaml'), 300 * 1024 * 1024);
    expect(await run(['check', 'a.yaml'], { cwd })).toEqual({ code: 2, stdout: '', stderr: 'cdk8s-canary: a.yaml: 314572800 bytes are too many, at most 268435456 are read\n' });
  });
});
