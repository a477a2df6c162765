import { loadAll } from 'js-yaml';
import { Traffic } from '../../src/testing/traffic';
import { shop } from '../cli/shop';

const traffic = Traffic.fromManifests(loadAll(shop()));
const deployed = Traffic.fromManifests(loadAll(shop(0).replace('testers, match: [{headers: {end-user: {exact: jason}}}]', 'testers, match: [{headers: {x-tester: {exact: "1"}}, uri: {prefix: /reviews}}]')));

test('a version that no request reaches', () => {
  const dark = Traffic.fromManifests(loadAll(shop(0).replace(/.*name: testers.*\n/, '')));
  dark.host('reviews').neverReaches('v2');
  dark.host('reviews.shop.svc.cluster.local').neverReaches('reviews/v2');
});

test.each([['v3', 'version "v3" is nowhere in the manifests, known are v1,'], [undefined, 'version is undefined, expected the name of one, known are v1,']])('a version called %s', (name, message) => {
  expect(() => traffic.host('reviews').neverReaches(name!)).toThrow(message);
  expect(() => traffic.request({ host: 'reviews' }).neverReaches(name!)).toThrow(message);
  expect(() => traffic.request({ host: 'reviews' }).reaches(name!)).toThrow(message);
});

test('one that some request reaches: the message shows such a request and why', () => {
  expect(() => deployed.host('reviews').neverReaches('v2')).toThrow(/^GET reviews\.shop\.svc\.cluster\.local:9080\/reviews with x-tester: 1, from \S+: expected never v2, got v2 100 %\n {2}- /);
});

test('the largest share of any request', () => {
  traffic.host('reviews').reachesAtMost('v1', 90);
  expect(() => traffic.host('reviews').reachesAtMost('v1', 89.9)).toThrow('expected at most 89.9 % to v1, got v1 90 %, v2 10 %');
});

test('pods of a version count where a destination takes those of all', () => {
  const pool = Traffic.fromManifests(loadAll(shop()).filter(object => (object as { kind: string }).kind !== 'VirtualService'));
  expect(() => pool.host('reviews').neverReaches('v2')).toThrow('expected never v2, got reviews 100 %');
  pool.host('reviews').reachesAtMost('v2', 25);
});

test('a regular expression that leaves it open is no proof', () => {
  const open = shop(0).replace('{exact: jason}', '{regex: "(jason|.{300,}x)[0-9]{3}z\\\\b"}');
  expect(() => Traffic.fromManifests(loadAll(open)).host('reviews').neverReaches('v2')).toThrow('expected never v2');
});

test('a host that nobody knows', () => {
  expect(() => traffic.host('review').neverReaches('v2')).toThrow('host review is no Service, and no rule is about it, known are reviews');
});

test('a share that is none', () => {
  expect(() => traffic.host('reviews').reachesAtMost('v1', 101)).toThrow('percent is 101, allowed is a number from 0 to 100');
});
