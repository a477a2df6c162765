import { run } from '../run';
import { shop } from '../shop';

const CASES = `cases:
- name: testers get v2
  request: {host: reviews, headers: {end-user: jason}}
  expect: {reaches: v2, neverReaches: v1, route: testers, timeout: 3s}
- name: everybody else is split
  request: {host: reviews}
  expect: {splits: {v1: 90%, v2: 10%}}
- request: {host: reviews, path: /old}
  expect: {redirectsTo: http://reviews/new, status: 301}
`;

async function testCases(cases: string, ...flags: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  return run(['test', 'dist', '--cases', 'cases.yaml', ...flags], { files: { 'dist/shop.yaml': shop(), 'cases.yaml': cases } });
}

test('all pass: one line and exit code 0', async () => {
  expect(await testCases(CASES)).toEqual({ code: 0, stdout: '3 passed, 0 failed\n', stderr: '' });
});

test('one line a failure, and exit code 1', async () => {
  const cases = `from: {namespace: other, labels: {app: web}}
cases:
- {name: half, request: {host: reviews.shop, method: POST}, expect: {splits: {v1: 1/2, v2: 50%}, timeout: 1s}}
- {name: nobody, request: {host: reviews.shop}, expect: {neverReaches: [v2]}}
- {name: fine, request: {host: reviews.shop}, expect: {splits: {v1: 9, v2: 1}}}
`;
  expect(await testCases(cases)).toEqual({
    code: 1,
    stderr: '',
    stdout: `failed half: POST reviews.shop/, from other (app=web): expected v1 50 %, v2 50 %, got v1 90 %, v2 10 %
failed half: POST reviews.shop/, from other (app=web): expected timeout 1s, got timeout 3s
failed nobody: GET reviews.shop/, from other (app=web): expected never v2, got v1 90 %, v2 10 %
1 passed, 2 failed
`,
  });
});

test('json: each test with its failures and reasons', async () => {
  const { code, stdout } = await testCases('cases: [{name: all, request: {host: reviews}, expect: {reaches: v1}}]', '-o', 'json');
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    tests: [{ name: 'all', passed: false, failures: ['GET reviews/, from shop: expected v1 100 %, got v1 90 %, v2 10 %'], reasons: expect.any(Array) as unknown }],
    summary: { passed: 0, failed: 1 },
  });
});

test('cases may be JSON', async () => {
  const { stdout } = await testCases(JSON.stringify({ cases: [{ request: { host: 'reviews' }, expect: { splits: { v1: 90, v2: 10 } } }] }));
  expect(stdout).toBe('1 passed, 0 failed\n');
});

test.each<[string, string, string]>([
  ['no cases', 'cases: []', 'cases.yaml: no cases, expected a list under the key cases'],
  ['a file of something else', 'kind: Service', 'cases.yaml: unknown key kind, allowed are from, cases'],
  ['a key that is not known', 'cases: [{request: {host: a, url: x}, expect: {reaches: v1}}]', 'cases.yaml: cases[0].request: unknown key url, allowed are host, path, method, scheme, port, sni, headers, cookies'],
  ['no request', 'cases: [{expect: {reaches: v1}}]', 'cases.yaml: cases[0]: expected either request or anyRequestTo'],
  ['no host', 'cases: [{request: {path: /}, expect: {reaches: v1}}]', 'cases.yaml: cases[0].request: host is missing'],
  ['nothing expected', 'cases: [{request: {host: a}, expect: {}}]', 'cases.yaml: cases[0].expect: nothing is expected, say one of reaches, splits'],
  ['a wrong type', 'cases: [{request: {host: a}, expect: {status: ok}}]', 'cases.yaml: cases[0].expect.status: expected a whole number, got "ok"'],
  ['a share that is none', 'cases: [{name: x, request: {host: reviews}, expect: {splits: {v1: most}}}]', 'x: a share is a number from 0 on, a percentage or a fraction such as 90, 12.5% or 1/3, got "most"'],
  ['a split of nothing', 'cases: [{name: x, request: {host: reviews}, expect: {splits: {v1: 0}}}]', 'x: a split needs at least one share above 0'],
  ['a caller of no kind', 'cases: [{from: {labels: {a: b}}, request: {host: a}, expect: {reaches: v1}}]', 'cases.yaml: cases[0].from: expected namespace (with labels), gateway, or outsideMesh: true'],
  ['an item that is no mapping', 'cases: [3]', 'cases.yaml: cases[0]: expected a mapping with name, from, request, anyRequestTo, expect, got a number'],
])('refuses %s', async (_, cases, message) => {
  const { code, stdout, stderr } = await testCases(cases);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr.startsWith(`cdk8s-canary: ${message}`)).toBe(true);
});

describe('any request to a host', () => {
  const all = (version: string): string => `cases: [{name: nobody, anyRequestTo: reviews, expect: {neverReaches: ${version}}}]`;

  test('that reaches a version by no way passes', async () => {
    expect(await testCases(`from: {namespace: shop}\n${all('reviews')}`)).toMatchObject({ code: 0, stdout: '1 passed, 0 failed\n' });
  });

  test.each(['neverReaches: v3', 'reaches: v3', 'splits: {v1: 1, v3: 0}', 'mirrors: v3'])('is bad input where it names a version that is nowhere: %s', async expectation => {
    const message = 'version "v3" is nowhere in the manifests, known are v1, reviews/v1, reviews.shop.svc.cluster.local/v1, v2,';
    const { code, stderr } = await testCases(`cases: [{name: x, request: {host: reviews}, expect: {${expectation}}}]`);
    expect({ code, isTold: stderr.startsWith(`cdk8s-canary: x: ${message}`) }).toEqual({ code: 2, isTold: true });
  });

  test('that reaches it fails with such a request', async () => {
    const { code, stdout } = await testCases(all('v2'));
    expect(code).toBe(1);
    expect(stdout).toMatch(/^failed nobody: GET reviews\.shop\.svc\.cluster\.local:9080\/ with end-user: jason, from \S+: expected never v2, got v2 100 %\n0 passed, 1 failed\n$/);
  });

  test('is bad input where nobody knows the host', async () => {
    expect(await testCases(all('v2').replace('reviews', 'review'))).toMatchObject({ code: 2, stderr: 'cdk8s-canary: nobody: host review is no Service, and no rule is about it, known are reviews, reviews.shop.svc.cluster.local\n' });
  });
});
