import { ask } from '../traffic/ask';
import { deployment, destinationRule, fullName, service, to, virtualService } from '../traffic/mesh';

const base = [service('web'), deployment('web', 'v1'), deployment('web', 'v2'), virtualService('web', { hosts: [fullName('web')], http: [{ name: 'r', route: [to('web', 'v2')] }] })];

/** The pods that subset v2 stands for, to a caller in `elsewhere`. */
function pods(rules: readonly unknown[], labels: Record<string, string> = {}): string {
  const [destination] = ask([...base, ...rules], { from: { workload: { namespace: 'elsewhere', labels } } }).destinations;
  return destination.problem ?? destination.endpoints.workloads.map(workload => workload.object.name).join();
}

const rule = (name: string, version: string, metadata: Record<string, unknown> = {}, spec: Record<string, unknown> = {}) =>
  destinationRule('web', [], { name, ...metadata }, { subsets: [{ name: 'v2', labels: { version } }], ...spec });

describe('the DestinationRule that holds', () => {
  test.each([
    ['stands beside the Service', [rule('a', 'v2')], 'web-v2'],
    ['stands in the caller\'s namespace, before that beside the Service', [rule('a', 'v1'), rule('b', 'v2', { namespace: 'elsewhere' })], 'web-v2'],
    ['is a wildcard in the caller\'s namespace even so', [rule('a', 'v1'), rule('b', 'v2', { namespace: 'elsewhere' }, { host: '*.local' })], 'web-v2'],
    ['is not in a third namespace', [rule('b', 'v2', { namespace: 'third' })], 'unknownSubset'],
    ['is in the root namespace where nobody nearer says anything', [rule('b', 'v2', { namespace: 'istio-system' })], 'web-v2'],
    ['is exported to the caller', [rule('a', 'v2', {}, { exportTo: ['elsewhere'] })], 'web-v2'],
    ['is not one for its own namespace alone', [rule('a', 'v2', {}, { exportTo: ['.'] })], 'unknownSubset'],
    ['says its host in short', [rule('a', 'v2', {}, { host: 'web' })], 'web-v2'],
    ['names the host itself before a wildcard', [rule('a', 'v1', {}, { host: '*.shop.svc.cluster.local' }), rule('b', 'v2')], 'web-v2'],
    ['hides a wider one even where it is not for this caller', [rule('a', 'v2', {}, { host: '*.local' }), rule('b', 'v2', {}, { exportTo: ['third'] })], 'unknownSubset'],
  ])('%s', (_what, rules, expected) => {
    expect(pods(rules)).toBe(expected);
  });

  test('adds the subsets of a younger one, but never takes them', () => {
    const young = destinationRule('web', [], { name: 'b' }, { subsets: [{ name: 'v2', labels: { version: 'v1' } }] });
    expect(pods([rule('a', 'v2'), young])).toBe('web-v2');
    expect(pods([destinationRule('web', ['v1'], { name: 'a' }), rule('b', 'v2')])).toBe('web-v2');
  });

  test('may be for some callers of its namespace', () => {
    const mine = rule('b', 'v2', { namespace: 'elsewhere' }, { workloadSelector: { matchLabels: { app: 'mine' } } });
    const all = rule('c', 'v1', { namespace: 'elsewhere' });
    expect(pods([mine, all], { app: 'mine' })).toBe('web-v2');
    expect(pods([mine, all], { app: 'yours' })).toBe('web-v1');
  });

  test('says whether a hash picks the pod', () => {
    const hashed = { trafficPolicy: { loadBalancer: { consistentHash: { httpHeaderName: 'x' } } } };
    expect(ask([...base, rule('a', 'v2')]).hasHashPolicy).toBe(false);
    expect(ask([...base, rule('a', 'v2', {}, hashed)]).hasHashPolicy).toBe(true);
    expect(ask([...base, rule('a', 'v2', {}, { subsets: [{ name: 'v2', labels: { version: 'v2' }, ...hashed }] })]).hasHashPolicy).toBe(true);
  });
});
