import { effectiveRules } from '../../src/mesh/delegates';
import { Inventory } from '../../src/mesh/inventory';
import { readVirtualService } from '../../src/mesh/virtual-service';
import { NAMESPACE, to, virtualService } from '../traffic/mesh';

type Manifest = Record<string, unknown>;

/** The rules of a root whose one route delegates, with what the root's and the delegate's route say. */
function merged(root: Manifest, leaf: Manifest, delegate: Manifest = {}, metadata: Manifest = {}) {
  const set = Inventory.of([
    virtualService('root', { hosts: ['web'], http: [{ name: 'root', ...root, delegate: { name: 'leaf', namespace: 'team' } }, { name: 'rest', route: [to('web')] }] }),
    virtualService('leaf', { http: [{ name: 'leaf', route: [to('web')], ...leaf }], ...delegate }, { namespace: 'team', ...metadata }),
  ]);
  return effectiveRules(set, readVirtualService(set.find('VirtualService', NAMESPACE, 'root')!, set));
}

const names = (root: Manifest, leaf: Manifest, delegate?: Manifest, metadata?: Manifest): string[] => merged(root, leaf, delegate, metadata).map(rule => rule.name);

describe('delegates', () => {
  test.each([
    ['nothing', {}, {}],
    ['a narrower prefix', { uri: { prefix: '/a' } }, { uri: { prefix: '/a/b' } }],
    ['an exact path under a prefix', { uri: { prefix: '/a' } }, { uri: { exact: '/a/b' } }],
    ['the same exact path', { uri: { exact: '/a' } }, { uri: { exact: '/a' } }],
    ['another header', { uri: { prefix: '/a' } }, { headers: { x: { exact: '1' } } }],
    ['the same labels', { sourceLabels: { app: 'a' } }, { sourceLabels: { app: 'a', tier: 'b' } }],
    ['fewer gateways', { gateways: ['mesh', 'gw'] }, { gateways: ['mesh'] }],
  ])('hold where they say %s', (_what, root, leaf) => {
    expect(names({ match: [root] }, { match: [leaf] })).toEqual(['root-leaf', 'rest']);
  });

  test.each([
    ['a wider prefix', { uri: { prefix: '/a/b' } }, { uri: { prefix: '/a' } }],
    ['another exact path', { uri: { exact: '/a' } }, { uri: { exact: '/b' } }],
    ['a prefix under an exact path', { uri: { exact: '/a' } }, { uri: { prefix: '/a' } }],
    ['a regex beside a prefix', { uri: { prefix: '/a' } }, { uri: { regex: '/a.*' } }],
    ['a prefix beside a regex', { uri: { regex: '/a.*' } }, { uri: { prefix: '/a' } }],
    ['another value of a header', { headers: { x: { exact: '1' } } }, { headers: { x: { exact: '2' } } }],
    ['another parameter value', { queryParams: { x: { exact: '1' } } }, { queryParams: { x: { exact: '2' } } }],
    ['another absent header', { withoutHeaders: { x: { exact: '1' } } }, { withoutHeaders: { x: { exact: '2' } } }],
    ['another method', { method: { exact: 'GET' } }, { method: { exact: 'PUT' } }],
    ['another case rule', { uri: { prefix: '/a' }, ignoreUriCase: true }, { uri: { prefix: '/a/b' } }],
    ['another port', { port: 80 }, { port: 81 }],
    ['another namespace', { sourceNamespace: 'a' }, { sourceNamespace: 'b' }],
    ['another label value', { sourceLabels: { app: 'a' } }, { sourceLabels: { app: 'b' } }],
    ['more gateways', { gateways: ['mesh'] }, { gateways: ['mesh', 'gw'] }],
  ])('are dropped where they say %s', (_what, root, leaf) => {
    expect(names({ match: [root] }, { match: [leaf] })).toEqual(['rest']);
  });

  test('hold with every pair of matches that fits', () => {
    const [rule] = merged({ match: [{ uri: { prefix: '/a' } }, { uri: { prefix: '/b' } }] }, { match: [{ uri: { exact: '/b/c' } }, { headers: { x: {} } }] });
    expect(rule.matches.map(({ uri, headers }) => [uri, headers.size])).toEqual([
      [{ kind: 'exact', value: '/b/c' }, 0], [{ kind: 'prefix', value: '/a' }, 1], [{ kind: 'prefix', value: '/b' }, 1],
    ]);
  });

  test('inherit what they do not say', () => {
    const [rule] = merged({ timeout: '2s', rewrite: { uri: '/x' }, headers: { request: { set: { a: 'root' } } } }, { headers: { request: { set: { b: 'leaf' } } } });
    expect([rule.timeout, rule.rewrite?.uri, [...rule.headers!.request!.set]]).toEqual([2_000_000_000n, '/x', [['b', 'leaf']]]);
  });

  test('resolve their short hosts in their own namespace', () => {
    const [rule] = merged({}, { route: [{ destination: { host: 'web' } }] });
    expect(rule.destinations[0].host).toBe('web.team.svc.cluster.local');
  });

  test.each([
    ['are missing', {}, { name: 'other' }],
    ['have hosts of their own', { hosts: ['web'] }, {}],
    ['are not exported to the root', { exportTo: ['.'] }, {}],
  ])('are gone with their route where they %s', (_why, spec, metadata) => {
    expect(names({}, {}, spec, metadata)).toEqual(['rest']);
  });

  test('take the name of the root, of the match, or their own', () => {
    expect(names({ name: undefined }, {})[0]).toBe('leaf');
    expect(names({}, { name: undefined })[0]).toBe('root');
    expect(merged({ match: [{ name: 'm' }] }, { match: [{ name: 'n' }] })[0].matches[0].name).toBe('m-n');
  });
});
