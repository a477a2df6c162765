import { Traffic } from '../../src/testing/traffic';
import { TrafficCaller } from '../../src/testing/traffic-caller';
import { deployment, destinationRule, fullName, service, to, virtualService, web } from '../traffic/mesh';

type Manifest = Record<string, any>;

const asked = { host: fullName('web') };

function subsets(labels: Manifest, more: readonly Manifest[] = []): Traffic {
  const rule = destinationRule('web', [], {}, { subsets: [{ name: 'new', labels }] });
  return Traffic.fromManifests([service('web'), deployment('web', 'v1'), rule, virtualService('web', { hosts: [fullName('web')], http: [{ route: [to('web', 'new')] }] }), ...more]);
}

const owned = (kind: string, name: string, hash: string, owner: string): Manifest => ({
  ...deployment('web', 'v1'),
  kind,
  metadata: { name, namespace: 'shop', labels: { 'app': 'web', 'version': 'v1', 'pod-template-hash': hash }, ownerReferences: [{ kind: kind === 'Pod' ? 'ReplicaSet' : 'Deployment', name: owner }] },
});

describe('labels that pods get while they run', () => {
  test('are unknown in templates: no failure, and no proof', () => {
    expect(subsets({ 'pod-template-hash': 'abc' }).request(asked).explain()).not.toContain('fails');
  });

  test('are known where live pods are among the manifests, and these count once', () => {
    const pod = owned('Pod', 'web-v1-abc-x', 'abc', 'web-v1-abc');
    subsets({ 'pod-template-hash': 'abc' }, [pod]).request(asked).answers(200);
    subsets({ 'pod-template-hash': 'old' }, [pod]).request(asked).answers(503);
    const live = Traffic.fromManifests([service('web'), deployment('web', 'v1'), deployment('web', 'v2'), destinationRule('web', ['v1', 'v2']), owned('ReplicaSet', 'web-v1-abc', 'abc', 'web-v1'), pod]);
    live.request(asked).splits({ v1: 1, v2: 1 });
  });
});

test('a version is what its label says too', () => {
  const rule = destinationRule('web', [], {}, { subsets: [{ name: 'v2-0', labels: { version: '2.0' } }] });
  const traffic = Traffic.fromManifests([service('web'), deployment('web', '2.0'), rule, virtualService('web', { hosts: [fullName('web')], http: [{ route: [to('web', 'v2-0')] }] })]);
  traffic.request(asked).reaches('2.0').reaches('v2-0').reaches('web/v2-0');
});

test('a headless Service is answered by the pod that was called, whatever the weights', () => {
  const set = web([{ route: [to('web', 'v1')] }]).map(object => object.kind === 'Service' ? { ...object, spec: { ...object.spec as Manifest, clusterIP: 'None' } } : object);
  expect(() => Traffic.fromManifests(set).request(asked).neverReaches('v2')).toThrow('expected never v2');
});

test('a pool whose pods the manifests do not show may be anybody\'s', () => {
  const traffic = Traffic.fromManifests([service('web'), destinationRule('web', ['v1', 'v2'])]);
  expect(() => traffic.request(asked).neverReaches('v2')).toThrow('whose pods the manifests do not show');
  expect(() => traffic.host('web').neverReaches('v2')).toThrow('whose pods the manifests do not show');
});

test('an answer that hangs on the age of objects is no answer', () => {
  const rival = (name: string, version: string): Manifest => virtualService(name, { hosts: [fullName('web')], http: [{ route: [to('web', version)] }] });
  const traffic = Traffic.fromManifests([...web([]).slice(0, -1), rival('a', 'v1'), rival('b', 'v2')]);
  expect(() => traffic.request(asked).reaches('v1')).toThrow('an answer that hangs on which of several objects is older');
  expect(() => traffic.host('web').neverReaches('v2')).toThrow('expected never v2, got v2 100 %');
});

test('a caller whose Sidecar does not import the rules gets the plain Service', () => {
  const sidecar = { apiVersion: 'networking.istio.io/v1', kind: 'Sidecar', metadata: { name: 'a', namespace: 'far' }, spec: { egress: [{ hosts: ['./*'] }] } };
  const traffic = Traffic.fromManifests([...web([{ route: [to('web', 'v1')] }]), sidecar]);
  traffic.request({ ...asked, caller: TrafficCaller.workload('near') }).neverReaches('v2');
  expect(() => traffic.request({ ...asked, caller: TrafficCaller.workload('far') }).neverReaches('v2')).toThrow('past all rules to web 100 %');
  expect(() => traffic.host('web').neverReaches('v2')).toThrow('from far');
});

test('two Services with a version of one name are told apart', () => {
  const traffic = Traffic.fromManifests([...web([{ route: [to('web', 'v1', 1), to('api', 'v1', 1)] }]), service('api'), deployment('api', 'v1'), destinationRule('api', ['v1'])]);
  expect(traffic.request(asked).explain().split('\n')[0]).toContain('web/v1 50 %, api/v1 50 %');
});

test('a destination that is not exported is said to be that', () => {
  const hidden = { ...service('api'), metadata: { name: 'api', namespace: 'shop', annotations: { 'networking.istio.io/exportTo': '.' } } };
  const traffic = Traffic.fromManifests([...web([{ route: [to('api')] }]), hidden]);
  expect(traffic.request({ ...asked, caller: TrafficCaller.workload('far') }).explain()).toContain('its Service is not exported to this caller');
});
