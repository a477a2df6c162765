import { answer } from './ask';
import { deployment, destinationRule, fullName, service, to, virtualService } from './mesh';

const names = (...sniHosts: string[]) => ({ sniHosts });
const base = [deployment('db', 'v1'), deployment('db', 'v2'), destinationRule('db', ['v1', 'v2'])];
const host = fullName('db');

function rules(spec: Record<string, unknown>): unknown {
  return virtualService('db', { hosts: [host], ...spec });
}

describe('connections of a workload', () => {
  const tls = [...base, service('db', [{ name: 'tls-sql', port: 5432 }]), rules({
    tls: [{ match: [names(`*.${host}`)], route: [to('db', 'v1')] }, { match: [names(host)], route: [to('db', 'v2')] }],
  })];

  test.each([
    ['the closest server name, whatever its place', host, 'v2 1'],
    ['a wildcard', `a.b.${host}`, 'v1 1'],
    ['upper case as lower', host.toUpperCase(), 'v2 1'],
    ['nobody where no name fits: let through', 'other.example.com', 'passthrough'],
    ['nobody without a name', undefined, 'passthrough'],
  ])('by server name reach %s', (_what, sni, expected) => {
    expect(answer(tls, { host, protocol: 'tls', sni })).toBe(expected);
  });

  test('with HTTP in TLS ask for the host that is called', () => {
    expect(answer(tls, { host, scheme: 'https' })).toBe('v2 1');
  });

  const subnets = (clusterIP: string | undefined) => [...base, service('db', [{ name: 'tcp', port: 5432 }], { clusterIP }), rules({
    tcp: [{ match: [{ destinationSubnets: ['10.0.0.0/8'] }], route: [to('db', 'v1')] }, { match: [{ destinationSubnets: ['10.96.0.0/16'] }], route: [to('db', 'v2')] }, { route: [to('db')] }],
  })];

  test.each([['10.96.0.1', 'v2 1'], ['10.1.0.1', 'v1 1'], ['192.0.2.1', 'db 1']])('to %s are routed by the closest subnet', (clusterIP, expected) => {
    expect(answer(subnets(clusterIP), { host, protocol: 'tcp' })).toBe(expected);
  });

  test('are unknown where a subnet counts and the address is not in the files', () => {
    expect(answer(subnets(undefined), { host, protocol: 'tcp' })).toBe('');
  });

  test('that bring no HTTP pass by a port for HTTP, and reach any pod by a port that is looked at', () => {
    const set = (name: string) => [...base, service('db', [{ name, port: 80 }]), rules({ http: [{ route: [to('db', 'v1')] }] })];
    expect([answer(set('http'), { host, protocol: 'tcp' }), answer(set('web'), { host, protocol: 'tcp' }), answer(set('web'), { host })]).toEqual(['passthrough', 'db 1', 'v1 1']);
  });
});
