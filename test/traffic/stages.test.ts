import { Match, ReleasedService } from '../../src';
import { HttpMatch } from '../../src/mesh/http-rule';
import { Inventory } from '../../src/mesh/inventory';
import { asObject, get, objects } from '../../src/mesh/manifest';
import { readHttpMatch } from '../../src/mesh/read-http-match';
import { evaluate } from '../../src/traffic/evaluate';
import { Caller, RequestHeaders, TrafficRequest } from '../../src/traffic/request';
import { largestShare } from '../../src/traffic/space/share';
import { abTest, blueGreen } from '../constructs/kinds';
import { orders } from '../constructs/releases';

/** Share of a version in what one request gets, in percent or as a fraction. */
function shareOf(set: Inventory, request: TrafficRequest, version: string): string {
  const destination = evaluate(set, request).destinations.find(({ subset }) => subset === version);
  return destination?.share.toPercent().replace(' ', '') ?? '0%';
}

/** The largest share of a version that any request of anybody gets, but for those that a route of the audience takes. */
function largestOutside(set: Inventory, host: string, version: string, audience: readonly HttpMatch[]): string {
  const { share, exact } = largestShare(set, { from: { workload: { namespace: 'elsewhere' } }, host, except: audience }, ({ subset }) => subset === version);
  return exact ? share.toPercent().replace(' ', '') : 'open';
}

function matchesOfAudience(service: ReleasedService, stage: string): HttpMatch[] {
  const manifests = service.stages().find(({ name }) => name === stage)!.manifests as unknown[];
  const rules = manifests.filter(manifest => get(manifest, 'kind') === 'VirtualService').flatMap(manifest => objects(manifest, 'spec', 'http'));
  return rules.slice(0, -1).flatMap(rule => objects(rule, 'match')).map(match => readHttpMatch(asObject(match)!, 'shop'));
}

const anybody: Caller = { workload: { namespace: 'elsewhere', labels: { app: 'anybody' } } };
const request = (host: string, headers: RequestHeaders = {}, from: Caller = anybody): TrafficRequest => ({ from, host, headers });

const audience = [Match.header('x-tester').exact('1'), Match.cookie('group').exact('beta'), Match.caller({ app: 'tester' })];
const members = [request('orders.shop', { 'x-tester': '1' }), request('orders.shop', { cookie: 'a=1; group=beta' }), request('orders.shop', {}, { workload: { namespace: 'elsewhere', labels: { app: 'tester' } } })];

describe('every stage of a release', () => {
  test.each([[undefined], [[1, 25, 50, 100]], [['0.1%', '1/3', 100]]])('gives everybody the ratio of its step, steps %j', steps => {
    const service = orders(steps === undefined ? {} : { steps: steps as number[] });
    for (const { ratio, manifests } of service.stages()) {
      const share = shareOf(Inventory.of(manifests as unknown[]), request('orders.shop'), 'v2');
      expect(ratio === undefined ? ['0%', '100%'] : [ratio]).toContain(share);
    }
  });

  test('gives its audience the ratio, and nobody else any of it before everyone', () => {
    const service = orders({ audience, steps: [10, 50, 100] });
    const blocks = matchesOfAudience(service, '100%');
    const table = service.stages().map(({ name, manifests }) => {
      const set = Inventory.of(manifests as unknown[]);
      return [name, ...members.map(member => shareOf(set, member, 'v2')), largestOutside(set, 'orders.shop.svc.cluster.local', 'v2', blocks)].join(' ');
    });
    expect(table).toEqual([
      'stable 0% 0% 0% 0%', 'deploy 0% 0% 0% 0%', '10% 10% 10% 10% 0%', '50% 50% 50% 50% 0%', '100% 100% 100% 100% 0%', 'everyone 100% 100% 100% 100%', 'finish 100% 100% 100% 100%',
    ]);
  });

  test('of blue/green shows green to the preview alone until the switch', () => {
    const service = blueGreen({ preview: [Match.header('x-preview').exact('green')] });
    const blocks = matchesOfAudience(service, 'preview');
    const table = service.stages().map(({ name, manifests }) => {
      const set = Inventory.of(manifests as unknown[]);
      return [name, shareOf(set, request('shop.shop', { 'x-preview': 'green' }), 'v2'), largestOutside(set, 'shop.shop.svc.cluster.local', 'v2', blocks)].join(' ');
    });
    expect(table).toEqual(['stable 0% 0%', 'deploy 0% 0%', 'preview 100% 0%', 'switch 100% 100%', 'finish 100% 100%']);
  });

  test('of an A/B test splits the audience alone until everyone', () => {
    const service = abTest({ audience: [Match.header('user-agent').regex('.*Mobile.*')], split: 50 });
    const blocks = matchesOfAudience(service, 'test');
    const table = service.stages().map(({ name, manifests }) => {
      const set = Inventory.of(manifests as unknown[]);
      return [name, shareOf(set, request('shop.shop', { 'user-agent': 'A Mobile B' }), 'b'), largestOutside(set, 'shop.shop.svc.cluster.local', 'b', blocks)].join(' ');
    });
    expect(table).toEqual(['stable 0% 0%', 'deploy 0% 0%', 'test 50% 0%', 'everyone 100% 100%', 'finish 100% 100%']);
  });
});
