import { Inventory } from '../../../src/mesh/inventory';
import { readHttpMatch } from '../../../src/mesh/read-http-match';
import { Audience } from '../../../src/traffic/space/audience';
import { LargestShare, largestShare, podsOfWorkloads } from '../../../src/traffic/space/share';
import { deployment, fullName, service, to, web } from '../mesh';

type Manifest = Record<string, unknown>;

const anybody: Audience = { from: { workload: { namespace: 'elsewhere' } }, host: fullName('web') };
const testers = (condition: Manifest) => ({ name: 'testers', match: [condition], route: [to('web', 'v2')] });
const rest = { name: 'rest', route: [to('web', 'v1', 90), to('web', 'v2', 10)] };
const isV2 = ({ subset }: { readonly subset: string | null }): boolean => subset === 'v2';

function share(http: readonly unknown[], audience: Partial<Audience> = {}): LargestShare {
  return largestShare(Inventory.of(web(http)), { ...anybody, ...audience }, isV2);
}

function brief({ share: known, atMost, exact }: LargestShare): string {
  return exact ? `${known}` : `${known} to ${atMost}`;
}

describe('the largest share of a version', () => {
  const byHeader = { headers: { 'x-tester': { exact: '1' } } };
  const block = (match: Manifest) => [readHttpMatch(match, 'shop')];

  test.each([
    ['of anybody', {}, '1'],
    ['of requests like one', { like: { headers: { 'x-tester': '1' } } }, '1'],
    ['of requests like another', { like: { headers: { 'x-tester': '2' } } }, '1/10'],
    ['of all but some', { except: block(byHeader) }, '1/10'],
    ['of all but some others', { except: block({ headers: { other: {} } }) }, '1'],
    ['of some', { matching: block({ headers: { 'x-tester': { prefix: '2' } } }) }, '1/10'],
    ['of requests without a header', { matching: block({ withoutHeaders: { 'x-tester': {} } }) }, '1/10'],
    ['of nobody', { matching: block(byHeader), except: block({}) }, '0'],
  ])('%s', (_what, audience, expected) => {
    expect(brief(share([testers(byHeader), rest], audience))).toBe(expected);
  });

  test('comes with a request that has it', () => {
    expect(share([testers(byHeader), rest]).witness).toMatchObject({ host: fullName('web'), headers: new Map([['x-tester', '1']]) });
  });

  test('counts callers as part of the audience', () => {
    const http = [testers({ sourceLabels: { app: 'a' }, sourceNamespace: 'elsewhere' }), rest];
    expect(brief(share(http))).toBe('1');
    expect(brief(share(http, { from: { workload: { namespace: 'elsewhere', labels: { app: 'b' } } } }))).toBe('1/10');
    expect(brief(share(http, { from: { workload: { namespace: 'third' } } }))).toBe('1/10');
  });

  test('finds values for usual regexes', () => {
    for (const regex of ['^(.*;\\s*)?group=v2(;.*)?$', '.*Mobile.*', '[0-1][0-9a-f]{7}', '(?i)beta|gamma', 'a\\.b+', '[^x]yz?']) {
      expect(brief(share([testers({ headers: { x: { regex } } }), rest]))).toBe('1');
    }
  });

  test('says where a regex leaves it open', () => {
    expect(brief(share([testers({ headers: { x: { regex: '\\p{Greek}+' } } }), rest]))).toBe('1/10 to 1');
    expect(share([testers({ headers: { x: { regex: '\\p{Greek}+' } } }), rest]).exact).toBe(false);
  });

  test('knows that two regexes that are the same are the same', () => {
    const regex = '\\p{Greek}+';
    expect(brief(share([{ name: 'first', match: [{ headers: { x: { regex } } }], route: [to('web', 'v1')] }, testers({ headers: { x: { regex } } }), rest]))).toBe('1/10');
  });

  test('is asked by pods where a host has no subsets', () => {
    const set = Inventory.of([service('web'), deployment('web', 'v1', 3), deployment('web', 'v2', 1)]);
    const isNew = podsOfWorkloads(workload => workload.labels.get('version') === 'v2');
    expect(brief(largestShare(set, anybody, isNew))).toBe('1/4');
    expect(brief(largestShare(set, { ...anybody, from: { outsideMesh: {} } }, isNew))).toBe('1/4');
  });

  test('is asked of gateways too', () => {
    const gateway = { apiVersion: 'networking.istio.io/v1', kind: 'Gateway', metadata: { name: 'gw', namespace: 'shop' }, spec: { servers: [{ port: { number: 80, protocol: 'HTTP' }, hosts: ['*'] }] } };
    const rules = { apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', metadata: { name: 'gw', namespace: 'shop' }, spec: { hosts: ['web.example'], gateways: ['gw'], http: [{ name: 'beta', match: [{ uri: { prefix: '/beta' } }], route: [to('web', 'v2', 1), to('web', 'v1', 3)] }] } };
    const set = Inventory.of([...web([rest]), gateway, rules]);
    expect(brief(largestShare(set, { from: { gateway: 'shop/gw' }, host: 'web.example' }, isV2))).toBe('1/4');
    expect(brief(largestShare(set, { from: { gateway: 'shop/gw' }, host: 'other.example' }, isV2))).toBe('0');
  });
});
