import { withLines } from '../../../src/cli/check/lines';
import { ReportedFinding } from '../../../src/cli/check/report';
import { Severity } from '../../../src/rules/finding';
import { run } from '../run';

const TWO = `# routes
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: web
spec:
  hosts: [web]
  http:
  - route:
    - destination: { host: web, subset: v1 }
---
apiVersion: v1
kind: Service
metadata:
  name: web
  annotations:
    a.b/c: d
spec:
  ports:
  - port: 80
`;

function lineOf(text: string, about: Partial<ReportedFinding> & { kind: string; name?: string }): number | undefined {
  const finding: ReportedFinding = {
    code: 'CC000',
    rule: 'any',
    severity: Severity.ERROR,
    message: '',
    fix: '',
    file: 'a.yaml',
    document: 0,
    ...about,
    object: { apiVersion: 'v1', kind: about.kind, namespace: 'default', name: about.name ?? 'web' },
  };
  return withLines([finding], file => file === 'a.yaml' ? text : undefined)[0].line;
}

describe('the line of a finding is that of', () => {
  test.each<[string, string | undefined, number, number]>([
    ['the object where it is about no field', undefined, 0, 2],
    ['the field', 'spec.http[0].route', 0, 9],
    ['an item of a list', 'spec.http[0].route[0].destination.subset', 0, 10],
    ['as much of the path as is there', 'spec.http[0].match[3].uri', 0, 9],
    ['a field in a later document, counted in the file', 'spec.ports[0].port', 1, 20],
    ['a key with dots', 'metadata.annotations[a.b/c]', 1, 17],
  ])('%s', (_, field, document, line) => {
    expect(lineOf(TWO, { kind: document === 0 ? 'VirtualService' : 'Service', field, document })).toBe(line);
  });

  test('the object among those of a List', () => {
    const list = 'apiVersion: v1\nkind: List\nitems:\n- kind: Service\n  metadata: { name: a }\n- kind: Service\n  metadata: { name: web, namespace: default }\n  spec:\n    type: X\n';
    expect(lineOf(list, { kind: 'Service', field: 'spec.type' })).toBe(9);
    expect(lineOf(list, { kind: 'Service', name: 'a' })).toBe(4);
  });

  test('JSON as well', () => {
    expect(lineOf('{\n "kind": "Service",\n "metadata": {"name": "web"},\n "spec": {\n  "type": 1\n }\n}\n', { kind: 'Service', field: 'spec.type' })).toBe(5);
  });

  test('the document, where it is too large to be read again', () => {
    expect(lineOf(`a: 1\n---\nspec: "${'x'.repeat(1_000_001)}"\n`, { kind: 'Service', document: 1, field: 'spec' })).toBe(2);
  });

  test('nothing, where it was read from no file', () => {
    expect(lineOf(TWO, { kind: 'Service', file: undefined })).toBeUndefined();
    expect(lineOf(TWO, { kind: 'Service', file: 'other.yaml', document: 3 })).toBeUndefined();
  });
});

test('a byte order mark moves no document', async () => {
  const { stdout } = await run(['check', 'a.yaml', '--output', 'github'], { files: { 'a.yaml': `\uFEFF# first\n---\n${TWO}` } });
  expect(stdout).toContain('::error file=a.yaml,line=12,title=CC102 ');
});

test('every form of the report tells it', async () => {
  const files = { 'a.yaml': TWO };
  const report = async (output: string): Promise<string> => (await run(['check', 'a.yaml', '--output', output], { files })).stdout;
  expect(await report('github')).toContain('::error file=a.yaml,line=10,title=CC102 ');
  expect(await report('text')).toContain('at spec.http[0].route[0].destination.subset, line 10\n');
  expect(await report('json')).toContain('"line": 10');
  expect(await report('sarif')).toContain('"startLine": 10');
});
