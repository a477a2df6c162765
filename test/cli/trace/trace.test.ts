import { run } from '../run';
import { shop } from '../shop';

const files = { 'dist/shop.yaml': shop() };
const stages = { 'plan/00-deploy/shop.yaml': shop(0), 'plan/01-10%/shop.yaml': shop(10), 'plan/02-50%/shop.yaml': shop(50) };

test('prints the split as a bar, what happens on the way, and why', async () => {
  expect(await run(['trace', 'dist', '--host', 'reviews', '--path', '/a?b=1'], { files })).toEqual({
    code: 0,
    stderr: '',
    stdout: `GET reviews/a?b=1, from shop
  ████████████████████████████████████▒▒▒▒
  █ v1    90 %  reviews.shop.svc.cluster.local:9080, 3 pods of reviews-v1
  ▒ v2    10 %  reviews.shop.svc.cluster.local:9080, 1 pod of reviews-v2
  route default, timeout 3s, retries 2
  arrives as reviews/a?b=1
  why:
    - VirtualService shop/reviews holds for reviews.shop.svc.cluster.local
    - route "old" of VirtualService shop/reviews does not take it: path: exact "/old"
    - route "testers" of VirtualService shop/reviews does not take it: header end-user: exact "jason"
    - route "default" of VirtualService shop/reviews takes it
    - 90 % to v1 of reviews.shop.svc.cluster.local:9080
    - 10 % to v2 of reviews.shop.svc.cluster.local:9080
`,
  });
});

async function firstTrace(flags: string[], text = shop()): Promise<Record<string, unknown>> {
  const { stdout } = await run(['trace', 'dist', '-o', 'json', ...flags], { files: { 'dist/shop.yaml': text } });
  return (JSON.parse(stdout) as { traces: Record<string, unknown>[] }).traces[0];
}

test('json holds the request, the exact split and the reasons', async () => {
  expect(await firstTrace(['--host', 'reviews', '-H', 'x: 1', '-H', 'X: 2', '--cookie', 'a=1', '--cookie', 'b=2'])).toMatchObject({
    request: { host: 'reviews', path: '/', method: 'GET', from: { workload: { namespace: 'shop' } }, headers: { x: ['1', '2'], cookie: ['a=1; b=2'] } },
    kind: 'route',
    route: 'default',
    split: [
      { version: 'v1', subset: 'v1', host: 'reviews.shop.svc.cluster.local', port: 9080, share: '9/10', percent: 90, pods: [{ workload: 'reviews-v1', count: 3 }] },
      { version: 'v2', share: '1/10', percent: 10 },
    ],
    timeout: '3s',
    reasons: expect.arrayContaining(['route "default" of VirtualService shop/reviews takes it']) as unknown,
  });
});

test.each<[string, string[], Record<string, unknown>]>([
  ['a header', ['--header', 'End-User: jason'], { route: 'testers', split: [{ version: 'v2', share: '1' }] }],
  ['a path that is redirected', ['--path', '/old'], { kind: 'redirect', status: 301 }],
  ['a caller in another namespace', ['--host', 'reviews.shop', '--from', 'other/app=web'], { route: 'default', request: { from: { workload: { namespace: 'other', labels: { app: 'web' } } } } }],
  ['a caller without a proxy, who reaches all pods', ['--outside-mesh'], { kind: 'route', split: [{ version: 'reviews', subset: null, pods: [{ count: 3 }, { count: 1 }] }] }],
  ['a host that nobody knows', ['--host', 'example.org'], { kind: 'passthrough', split: [] }],
])('asks with %s', async (_, flags, expected) => {
  const host = flags.includes('--host') ? [] : ['--host', 'reviews'];
  expect(await firstTrace([...host, ...flags])).toMatchObject(expected);
});

test('without a host every host that is routed is asked about, and Services where no rules are', async () => {
  expect(await firstTrace([])).toMatchObject({ request: { host: 'reviews.shop.svc.cluster.local' }, route: 'default' });
  const service = 'apiVersion: v1\nkind: Service\nmetadata: {name: plain, namespace: shop}\nspec: {selector: {app: a}, ports: [{port: 80, name: http}]}\n';
  expect(await firstTrace([], service)).toMatchObject({ request: { host: 'plain.shop.svc.cluster.local' }, split: [{ version: 'plain', share: '1' }] });
});

describe('--every-stage', () => {
  test('prints the split along the plan', async () => {
    const { stdout } = await run(['trace', '--every-stage', 'plan', '--host', 'reviews'], { files: stages });
    expect(stdout).toBe(`GET reviews/, from shop
  00-deploy  ████████████████████████████████████████  v1 100 %
  01-10%     ████████████████████████████████████▒▒▒▒  v1 90 %, v2 10 %
  02-50%     ████████████████████▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒  v1 50 %, v2 50 %
`);
  });

  test('shows that callers without a proxy reach the new pods from the start', async () => {
    const { stdout } = await run(['trace', '--every-stage', 'plan', '--host', 'reviews', '--outside-mesh'], { files: stages });
    expect(stdout.match(/reviews 100 %, 3 pods of reviews-v1, 1 pod of reviews-v2/g)).toHaveLength(3);
  });

  test('json names the stage', async () => {
    const { stdout } = await run(['trace', '--every-stage', 'plan', '--host', 'reviews', '-o', 'json'], { files: stages });
    expect((JSON.parse(stdout) as { traces: { stage: string }[] }).traces.map(({ stage }) => stage)).toEqual(['00-deploy', '01-10%', '02-50%']);
  });
});

test('colours the bar on a terminal', async () => {
  const { stdout } = await run(['trace', 'dist', '--host', 'reviews'], { files, isTerminal: true });
  expect(stdout).toContain(`\u001b[32m${'█'.repeat(36)}\u001b[39m\u001b[33m▒▒▒▒\u001b[39m`);
});

test.each<[string, string[], string]>([
  ['neither paths nor stages', ['trace'], 'trace takes either paths or --every-stage <folder>'],
  ['a port that is none', ['trace', 'dist', '--port', '70000'], 'expected a port from 1 to 65535, got "70000"'],
  ['a header without a colon', ['trace', 'dist', '--header', 'x'], 'expected <name>:<value>, got "x"'],
  ['a caller without a namespace', ['trace', 'dist', '--from', '/a=b'], 'expected <namespace>/<key>=<value>,..., got "/a=b"'],
  ['two callers', ['trace', 'dist', '--from', 'shop', '--gateway', 'infra/public'], 'cannot be used with option'],
  ['a short host that could be several', ['trace', 'two', '--host', 'reviews'], 'host reviews is a Service in shop and test: name the caller\'s namespace, or the host in full'],
])('refuses %s', async (_, argv, message) => {
  const two = { ...files, 'two/a.yaml': shop(), 'two/b.yaml': shop().replaceAll('namespace: shop', 'namespace: test') };
  const { code, stdout, stderr } = await run(argv, { files: two });
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(message);
});

describe('what is asked where no host is said', () => {
  const gateway = (namespace: string, hostname = ''): string => `apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: {name: gw, namespace: ${namespace}}\nspec: {gatewayClassName: istio, listeners: [{name: http, port: 80, protocol: HTTP${hostname}}]}\n`;
  const route = (hostnames: string): string => `apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {name: web, namespace: shop}\nspec: {parentRefs: [{name: gw}]${hostnames}, rules: [{backendRefs: [{name: web, port: 80}]}]}\n`;
  const asked = async (...texts: string[]): Promise<string[]> => {
    const { stdout } = await run(['trace', '-', '-o', 'json'], { stdin: texts.join('---\n') });
    return (JSON.parse(stdout) as { traces: { request: { host: string } }[] }).traces.map(({ request: { host } }) => host);
  };

  test('a host that a wildcard takes', async () => {
    expect(await asked(gateway('shop'), route(', hostnames: ["*.example.org", a.example.org]'))).toEqual(['any.example.org', 'a.example.org']);
    expect(await asked('apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: {name: a, namespace: shop}\nspec: {hosts: ["*"], gateways: [gw], http: [{route: [{destination: {host: web}}]}]}\n')).toEqual(['any.example.com']);
  });

  test('of a route without host names, those of the listeners', async () => {
    expect(await asked(gateway('shop', ', hostname: shop.example.org'), route(''))).toEqual(['shop.example.org']);
    expect(await asked(gateway('shop'), route(''))).toEqual(['any.example.com']);
    expect(await asked(route(''))).toEqual(['any.example.com']);
  });

  test('a gateway may be named without its namespace where there is one of its name', async () => {
    const ask = (...texts: string[]) => run(['trace', '-', '--gateway', 'gw', '--host', 'a.example.org', '-o', 'json'], { stdin: [...texts, route('')].join('---\n') });
    expect(JSON.parse((await ask(gateway('shop'))).stdout)).toMatchObject({ traces: [{ request: { from: { gateway: 'shop/gw' } } }] });
    expect((await ask()).stderr).toBe('cdk8s-canary: --gateway gw: the files show no Gateway of this name; say it with its namespace, <namespace>/gw\n');
    expect((await ask(gateway('shop'), gateway('edge'))).stderr).toBe('cdk8s-canary: --gateway gw: the files show one in each of shop, edge; say which, <namespace>/gw\n');
  });
});
