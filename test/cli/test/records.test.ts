import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../run';

const ROOT = join(__dirname, '..', '..', '..');
const RECORD = readFileSync(join(ROOT, 'conformance/routing/r001.json'), 'utf8');

test.each([['routing', 603], ['gateway-api', 230]])('conformance/%s as it stands gives what was recorded', async (folder, requests) => {
  const { code, stdout } = await run(['test', `conformance/${folder}`], { cwd: ROOT });
  expect({ code, stdout }).toEqual({ code: 0, stdout: `${requests} passed, 0 failed\n` });
});

test('json answers each question in the form of the record', async () => {
  const { code, stdout } = await run(['test', 'r001.json', '-o', 'json'], { files: { 'r001.json': RECORD } });
  expect(code).toBe(0);
  const destinations = [['v1', 90], ['v2', 10]].map(([subset, weight]) => ({ subset, host: 'web.c001.svc.cluster.local', port: 9080, weight }));
  expect(JSON.parse(stdout)).toEqual([0, 1].map(request => ({ id: 'r001', request, result: { kind: 'route', route: 'r0', destinations, status: 200 } })));
});

test('text says where an answer differs from the record, json only answers', async () => {
  const files = { 'r001.json': RECORD.replace('"weight": 90', '"weight": 80') };
  const { code, stdout } = await run(['test', 'r001.json'], { files });
  expect(code).toBe(1);
  expect(stdout).toContain('failed r001 request 0: GET web.c001.svc.cluster.local:9080/, from bookinfo (app=productpage, version=v1): destinations: expected [');
  expect(stdout.endsWith('\n0 passed, 2 failed\n')).toBe(true);
  expect((await run(['test', 'r001.json', '-o', 'json'], { files })).code).toBe(0);
});

test('questions without recorded results are answered too', async () => {
  const record = JSON.parse(RECORD) as { requests: { result?: unknown }[] };
  const bare = JSON.stringify({ ...record, requests: record.requests.map(({ result: _, ...question }) => question) });
  expect(await run(['test', 'r001.json'], { files: { 'r001.json': bare } })).toMatchObject({ code: 0, stdout: '2 passed, 0 failed\n' });
});

test.each([
  ['manifests without cases', 'apiVersion: v1\nkind: Service\n', 'a.yaml: no record, expected the keys objects and requests; to test manifests, say --cases <file>'],
  ['a question without a host', 'objects: []\nrequests: [{from: {}, request: {}}]\n', 'a.yaml: requests[0]: expected from, and request with a host'],
])('refuses %s', async (_, text, message) => {
  expect(await run(['test', 'a.yaml'], { files: { 'a.yaml': text } })).toEqual({ code: 2, stdout: '', stderr: `cdk8s-canary: ${message}\n` });
});
