import { ApiObject, App, Chart } from 'cdk8s';
import { loadAll } from 'js-yaml';
import { Traffic } from '../../src/testing/traffic';
import { TrafficCaller } from '../../src/testing/traffic-caller';
import { shop } from '../cli/shop';

const manifests = loadAll(shop());
const traffic = Traffic.fromManifests(manifests);

describe('what holds passes, and can be said one after the other', () => {
  test('a version that gets everything', () => {
    traffic.request({ host: 'reviews', headers: { 'End-User': 'jason' } }).reaches('v2').neverReaches('v1').takesRoute('testers').answers(200);
  });

  test('an exact split, in whatever numbers', () => {
    traffic.request({ host: 'reviews' }).splits({ v1: 90, v2: 10 }).splits({ v2: 1, v1: 9 });
  });

  test('a redirect', () => {
    traffic.request({ host: 'reviews', path: '/old?a=b' }).redirectsTo('http://reviews/new?a=b').answers(301);
  });

  test('versions by host and subset, and Services by their name', () => {
    traffic.request({ host: 'reviews' }).splits({ 'reviews/v1': 90, 'reviews.shop.svc.cluster.local/v2': 10 });
    traffic.request({ host: 'reviews', caller: TrafficCaller.outsideMesh() }).reaches('reviews');
  });

  test('pods of a version, where a destination takes those of all', () => {
    traffic.request({ host: 'reviews', caller: TrafficCaller.outsideMesh() }).splits({ v1: 75, v2: 25 });
    expect(() => traffic.request({ host: 'reviews', caller: TrafficCaller.outsideMesh() }).neverReaches('v2')).toThrow('expected never v2, got reviews 100 %');
  });

  test('a caller in another namespace', () => {
    traffic.request({ host: 'reviews.shop', caller: TrafficCaller.workload('other', { labels: { app: 'web' } }) }).splits({ v1: 90, v2: 10 });
  });
});

test('what does not hold throws: the question, expected and real split, and the reasons', () => {
  expect(() => traffic.request({ host: 'reviews', method: 'POST', cookies: { a: '1' } }).reaches('v2')).toThrow(new Error([
    'POST reviews/ with cookie: a=1, from shop: expected v2 100 %, got v1 90 %, v2 10 %',
    '  - VirtualService shop/reviews holds for reviews.shop.svc.cluster.local',
    '  - route "old" of VirtualService shop/reviews does not take it: path: exact "/old"',
    '  - route "testers" of VirtualService shop/reviews does not take it: header end-user: exact "jason"',
    '  - route "default" of VirtualService shop/reviews takes it',
    '  - 90 % to v1 of reviews.shop.svc.cluster.local:9080',
    '  - 10 % to v2 of reviews.shop.svc.cluster.local:9080',
  ].join('\n')));
});

test('explain shows the answer and the reasons without judging', () => {
  expect(traffic.request({ host: 'reviews' }).explain().split('\n').slice(0, 2)).toEqual([
    'GET reviews/, from shop: v1 90 %, v2 10 %',
    '  - VirtualService shop/reviews holds for reviews.shop.svc.cluster.local',
  ]);
});

describe('each statement can fail', () => {
  const request = traffic.request({ host: 'reviews' });
  test.each<[string, () => unknown, string]>([
    ['splits', () => request.splits({ v1: 90, v2: 11 }), 'expected v1 90/101, v2 11/101, got v1 90 %, v2 10 %'],
    ['splits, with a version left out', () => request.splits({ v1: 90 }), 'expected v1 100 %, got v1 90 %, v2 10 %'],
    ['neverReaches', () => request.neverReaches('v2'), 'expected never v2, got v1 90 %, v2 10 %'],
    ['redirectsTo', () => request.redirectsTo('/new'), 'expected redirect to /new, got v1 90 %, v2 10 %'],
    ['answers', () => request.answers(404), 'expected status 404, got v1 90 %, v2 10 %'],
    ['hasNoRoute', () => request.hasNoRoute(), 'expected no route, got v1 90 %, v2 10 %'],
    ['takesRoute', () => request.takesRoute('testers'), 'expected route testers, got route default, v1 90 %, v2 10 %'],
    ['arrivesAt', () => request.arrivesAt('/x'), 'expected path /x, got path /'],
    ['isMirroredTo', () => request.isMirroredTo('v2'), 'expected copies to v2, got copies to nobody'],
  ])('%s', (_, say, message) => {
    expect(say).toThrow(message);
  });
});

describe('requests that fail', () => {
  function without(kind: string, name = ''): Traffic {
    return Traffic.fromManifests((manifests as { kind: string; metadata: { name: string } }[]).filter(object => object.kind !== kind || name !== '' && object.metadata.name !== name));
  }

  test('do not reach their version: an unknown subset', () => {
    expect(() => without('DestinationRule').request({ host: 'reviews' }).splits({ v1: 90, v2: 10 }))
      .toThrow('got v1 90 % (fails: no such subset in the DestinationRule), v2 10 % (fails: no such subset in the DestinationRule)');
  });

  test('do not reach their version: no pods', () => {
    expect(() => without('Deployment', 'reviews-v2').request({ host: 'reviews', headers: { 'end-user': 'jason' } }).reaches('v2')).toThrow('got v2 100 % (fails: no pods)');
  });

  test('but pods that the manifests do not show are unknown, not absent', () => {
    without('Deployment').request({ host: 'reviews' }).splits({ v1: 90, v2: 10 });
  });
});

test('a host that is a Service in several namespaces needs a caller', () => {
  const twice = Traffic.fromManifests([...manifests, { apiVersion: 'v1', kind: 'Service', metadata: { name: 'reviews', namespace: 'test' } }]);
  expect(() => twice.request({ host: 'reviews' })).toThrow('host reviews is a Service in shop and test: name the caller\'s namespace, or the host in full');
  twice.request({ host: 'reviews', caller: TrafficCaller.workload('shop') }).splits({ v1: 90, v2: 10 });
});

test('charts and apps are asked as they would be written', () => {
  const app = new App();
  const charts = ['a', 'b'].map(id => new Chart(app, id));
  (manifests as { apiVersion: string; kind: string }[]).forEach((object, index) => new ApiObject(charts[index % 2], `o${index}`, object));
  Traffic.fromApp(app).request({ host: 'reviews' }).splits({ v1: 90, v2: 10 });
  const chart = new Chart(app, 'all');
  (manifests as { apiVersion: string; kind: string }[]).forEach((object, index) => new ApiObject(chart, `o${index}`, object));
  Traffic.fromChart(chart).request({ host: 'reviews' }).splits({ v1: 90, v2: 10 });
});
