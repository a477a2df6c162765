import fc from 'fast-check';
import { ask } from './ask';
import { caller, fullName, to, web } from './mesh';
import { Inventory } from '../../src/mesh/inventory';
import * as conditions from '../../src/traffic/condition';
import { evaluate } from '../../src/traffic/evaluate';
import { TrafficRequest } from '../../src/traffic/request';
import { deadRoutes } from '../../src/traffic/space/dead-routes';
import { questionOf } from '../conformance/question';
import { toRecordedResult } from '../conformance/recorded-result';

/** Any value at all in any place where manifests have one. */
const anything = fc.oneof(fc.anything({ maxDepth: 2 }), fc.constantFrom('*', '', '~', '../..', '__proto__', -1, 1e300, NaN));

const NAMES = [
  'metadata', 'name', 'namespace', 'spec', 'hosts', 'gateways', 'exportTo', 'http', 'tcp', 'tls', 'match', 'route', 'destination', 'host', 'subset', 'weight', 'uri', 'exact', 'regex', 'prefix', 'headers', 'queryParams',
  'withoutHeaders', 'sourceLabels', 'delegate', 'redirect', 'rewrite', 'fault', 'abort', 'delay', 'mirror', 'mirrors', 'timeout', 'subsets', 'labels', 'selector', 'ports', 'port', 'number', 'servers', 'rules', 'matches',
  'backendRefs', 'parentRefs', 'filters', 'listeners', 'hostnames', 'path', 'value', 'type', 'template', 'replicas', 'creationTimestamp',
];

const KINDS = ['VirtualService', 'DestinationRule', 'Service', 'Deployment', 'Gateway', 'HTTPRoute', 'ReferenceGrant', 'ServiceEntry', 'Namespace'];
const VERSIONS = ['networking.istio.io/v1', 'gateway.networking.k8s.io/v1', 'v1', 'apps/v1'];

/** Well-formed manifests with something else in one place. */
function broken(manifests: readonly unknown[]): fc.Arbitrary<unknown[]> {
  const text = JSON.stringify(manifests);
  const places = [...text.matchAll(/"(\w+)":/g)].length;
  return fc.tuple(fc.nat(places - 1), anything).map(([place, value]) => {
    let seen = -1;
    return JSON.parse(text, function (key: string, current: unknown): unknown {
      return key !== '' && !/^\d+$/.test(key) && ++seen === place ? value : current;
    }) as unknown[];
  });
}

const everything = web([
  { name: 'a', match: [{ uri: { prefix: '/a' }, headers: { x: { regex: '1.*' } }, sourceLabels: { app: 'caller' }, gateways: ['mesh'] }], route: [to('web', 'v1', 1), to('web', 'v2', 2)], timeout: '1s', fault: { delay: { fixedDelay: '1s' } } },
  { name: 'b', match: [{ uri: { exact: '/b' } }], redirect: { uri: '/c' } },
  { name: 'c', delegate: { name: 'leaf' } },
  { name: 'd', route: [to('web', 'v1')], rewrite: { uri: '/x' }, mirror: to('web', 'v2').destination },
]);

const questions: Partial<TrafficRequest>[] = [{ path: '/a', headers: { x: '1' } }, { path: '/b' }, {}, { from: { gateway: 'shop/gw' } }, { from: { outsideMesh: {} } }];

function askAll(set: Inventory): void {
  for (const question of questions) {
    const request: TrafficRequest = { from: caller, host: fullName('web'), ...question };
    const result = evaluate(set, request);
    expect(typeof JSON.stringify(toRecordedResult(request, result))).toBe('string');
    expect(result.reasons.length).toBeGreaterThan(0);
  }
}

describe('manifests of any shape', () => {
  test('are answered without a crash where one value is something else', () => {
    fc.assert(fc.property(broken(everything), manifests => askAll(Inventory.of(manifests))), { numRuns: 150 });
  });

  test('are answered without a crash where nothing is as it should be', () => {
    const spec = fc.dictionary(fc.constantFrom(...NAMES), fc.oneof(anything, fc.array(fc.dictionary(fc.constantFrom(...NAMES), anything), { maxLength: 3 })), { maxKeys: 8 });
    const manifest = fc.record({ kind: fc.constantFrom(...KINDS), apiVersion: fc.constantFrom(...VERSIONS), metadata: fc.oneof(anything, fc.record({ name: fc.constantFrom('web', 'gw', 'leaf'), namespace: fc.constant('shop') })), spec });
    fc.assert(fc.property(fc.array(manifest, { maxLength: 6 }), manifests => askAll(Inventory.of([...manifests, ...everything]))), { numRuns: 150 });
  });

  test('have dead routes or not, but never crash', () => {
    fc.assert(fc.property(broken(everything), manifests => expect(Array.isArray(deadRoutes(Inventory.of(manifests)))).toBe(true)), { numRuns: 40 });
  });

  test('and records of any shape are read', () => {
    fc.assert(fc.property(anything, entry => expect(typeof questionOf({ request: entry, from: entry }).host).toBe('string')));
  });

  test('do not reach the prototypes of objects', () => {
    const odd = JSON.parse('{"headers":{"__proto__":{"exact":"1"},"constructor":{"exact":"2"}}}') as unknown;
    const set = web([{ name: 'odd', match: [odd], route: [to('web', 'v1')] }, { name: 'rest', route: [to('web', 'v2')] }]);
    expect([ask(set).route, ask(set, { headers: new Map([['__proto__', '1'], ['constructor', '2']]) }).route]).toEqual(['rest', 'odd']);
  });
});

/** The least of several measurements, in milliseconds: what the work costs where nothing else runs. */
function cost(work: () => void): number {
  return Math.min(...Array.from({ length: 5 }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  }));
}

describe('cost', () => {
  const manyRoutes = (count: number): unknown[] => web([
    ...Array.from({ length: count }, (_, index) => ({ name: `r${index}`, match: [{ headers: { [`x-${index}`]: { exact: '1' } } }], route: [to('web', 'v1')] })),
    { name: 'rest', route: [to('web', 'v2')] },
  ]);

  test('is one look at each route that is tried', () => {
    const holds = jest.spyOn(conditions, 'holds');
    const looks = (count: number): number => {
      const set = Inventory.of(manyRoutes(count));
      holds.mockClear();
      expect(evaluate(set, { from: caller, host: fullName('web') }).route).toBe('rest');
      return holds.mock.calls.length;
    };
    expect([looks(10), looks(10_000)]).toEqual([10, 10_000]);
    holds.mockRestore();
  });

  test('hangs on the routes of the host that is asked, not on the number of services', () => {
    const holds = jest.spyOn(conditions, 'holds');
    const others = Array.from({ length: 300 }, (_, index) => ({ ...manyRoutes(3).at(-1) as object, metadata: { name: `other-${index}`, namespace: `ns-${index}` }, spec: { hosts: ['other'], http: [{ match: [{ headers: { a: {} } }], route: [to('web')] }] } }));
    const set = Inventory.of([...others, ...manyRoutes(3)]);
    evaluate(set, { from: caller, host: fullName('web') });
    expect(holds.mock.calls.length).toBe(3);
    holds.mockRestore();
  });

  test.each([
    ['nested quantifiers', '(a+)+b', 'a'], ['overlapping alternatives', '(a|aa|a?)+b', 'a'], ['wide repetition', '(a{1,30}){1,30}b', 'a'], ['a cookie among many', '^(.*;\\s*)?group=v2(;.*)?$', 'a=1; '],
  ])('of %s grows with the header, not faster', (_what, regex, unit) => {
    const set = Inventory.of(web([{ name: 'r', match: [{ headers: { x: { regex } } }], route: [to('web', 'v1')] }, { name: 'rest', route: [to('web', 'v2')] }]));
    const asked = (length: number) => () => expect(evaluate(set, { from: caller, host: fullName('web'), headers: { x: unit.repeat(length / unit.length) } }).route).toBe('rest');
    asked(1024)();
    const [small, large] = [cost(asked(16 * 1024)), cost(asked(256 * 1024))];
    // Sixteen times the text: quadratic work would be 256 times as much.
    expect(large / Math.max(small, 0.5)).toBeLessThan(80);
  });

  test('of a header of a megabyte stays bearable', () => {
    const set = Inventory.of(web([{ name: 'r', match: [{ headers: { x: { regex: '(a+)+b' } } }], route: [to('web', 'v1')] }, { name: 'rest', route: [to('web', 'v2')] }]));
    const value = 'a'.repeat(1024 * 1024);
    expect(evaluate(set, { from: caller, host: fullName('web'), headers: { x: value } }).route).toBe('rest');
    expect(evaluate(set, { from: caller, host: fullName('web'), headers: { x: `${value}b` } }).route).toBe('r');
  });
});
