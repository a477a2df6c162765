import { Inventory } from '../../../src/mesh/inventory';
import { deadRoutes } from '../../../src/traffic/space/dead-routes';
import { fullName, to, virtualService, web } from '../mesh';

type Manifest = Record<string, unknown>;

const route = (name: string, ...match: Manifest[]): Manifest => ({ name, ...(match.length === 0 ? {} : { match }), route: [to('web', 'v1')] });

function dead(http: readonly Manifest[], more: readonly Manifest[] = []): string[] {
  return deadRoutes(Inventory.of(web(http, more))).map(({ route: { name, matchIndex }, reason }) => `${name}[${matchIndex}]: ${reason}`);
}

const of = (name: string): string => `route "${name}" of VirtualService shop/web`;

describe('dead routes', () => {
  test.each([
    ['behind one that takes everything', [route('all'), route('late', { uri: { prefix: '/a' } })], [`late[0]: ${of('all')} takes everything that it would`]],
    ['behind a wider prefix', [route('a', { uri: { prefix: '/a' } }), route('b', { uri: { prefix: '/a/b' } })], [`b[0]: ${of('a')} takes everything that it would`]],
    ['behind a prefix whatever case', [route('a', { uri: { prefix: '/A' }, ignoreUriCase: true }), route('b', { uri: { exact: '/a' } })], [`b[0]: ${of('a')} takes everything that it would`]],
    ['behind the presence of what it asks for', [route('a', { headers: { x: {} } }), route('b', { headers: { x: { exact: '1' } } })], [`b[0]: ${of('a')} takes everything that it would`]],
    ['behind two that leave nothing', [route('a', { headers: { x: {} } }), route('b', { withoutHeaders: { x: {} } }), route('c')], ['c[0]: the routes before it take everything that it would']],
    ['by conditions that exclude each other', [route('a', { headers: { x: { exact: '1' } }, withoutHeaders: { x: {} } }), route('b')], ['a[0]: its conditions exclude each other']],
    ['for a port that nobody calls', [route('a', { port: 81 }), route('b')], ['a[0]: it is for a port, gateway or caller that never meets it']],
    ['an alternative alone', [route('a', { uri: { prefix: '/a' } }, { uri: { exact: '/a/b' } }), route('b')], [`a[1]: ${of('a')} (match 0) takes everything that it would`]],
  ])('%s', (_what, http, expected) => {
    expect(dead(http)).toEqual(expected);
  });

  test.each([
    ['a narrower prefix first', [route('a', { uri: { prefix: '/a/b' } }), route('b', { uri: { prefix: '/a' } }), route('c')]],
    ['other spellings of a path', [route('a', { uri: { exact: '/a' } }), route('b', { uri: { exact: '/A' }, ignoreUriCase: true }), route('c')]],
    ['an empty value beside a prefix', [route('a', { headers: { x: { prefix: 'a' } } }), route('b', { headers: { x: {} } }), route('c')]],
    ['other callers', [route('a', { sourceLabels: { app: 'a' } }), route('b', { sourceNamespace: 'b' }), route('c')]],
    ['a regex that may leave something', [route('a', { uri: { regex: '/.*' } }), route('b', { uri: { prefix: '/a' } })]],
  ])('are none with %s', (_what, http) => {
    expect(dead(http)).toEqual([]);
  });

  test('are all of one that another silences', () => {
    const second = virtualService('second', { hosts: [fullName('web')], http: [route('late')] });
    expect(dead([route('first')], [second])).toEqual(['late[0]: VirtualService shop/web holds for its hosts instead']);
  });

  test('are those that no gateway serves', () => {
    const lost = virtualService('lost', { hosts: ['a.example'], gateways: ['gone'], http: [route('r')] });
    expect(dead([], [lost])).toEqual(['r[0]: no proxy gets it: its gateways or hosts do not exist']);
  });

  test('are asked of some objects alone', () => {
    const set = Inventory.of(web([route('all'), route('late')]));
    expect(deadRoutes(set, rules => rules.object.name === 'other')).toEqual([]);
  });
});
