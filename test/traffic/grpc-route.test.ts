import { answer } from './ask';
import { deployment, service } from './mesh';

const versions = ['v1', 'v2'].flatMap(version => [service(`web-${version}`, undefined, { selector: { app: 'web', version } }), deployment('web', version)]);

function route(match: Record<string, unknown>): Record<string, unknown> {
  const backend = (version: string) => [{ name: `web-${version}`, port: 80 }];
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'GRPCRoute',
    metadata: { name: 'web', namespace: 'shop' },
    spec: { parentRefs: [{ group: '', kind: 'Service', name: 'web' }], rules: [{ backendRefs: backend('v1'), matches: [{ headers: [{ name: 'other', value: 'x' }] }] }, { backendRefs: backend('v2'), matches: [match] }] },
  };
}

describe('a GRPCRoute', () => {
  test.each([
    ['a method', { method: { service: 'shop.Cart', method: 'Add' } }, '/shop.Cart/Add', true],
    ['another method', { method: { service: 'shop.Cart', method: 'Add' } }, '/shop.Cart/Remove', false],
    ['all of a service', { method: { service: 'shop.Cart' } }, '/shop.Cart/Remove', true],
    ['a service that only looks like it', { method: { service: 'shop.Cart' } }, '/shop.Carts/Remove', false],
    ['a method of any service', { method: { method: 'Add' } }, '/shop.Cart/Add', true],
    ['methods by regex', { method: { type: 'RegularExpression', service: 'shop\\..*', method: 'A.+' } }, '/shop.Cart/Add', true],
    ['services by regex', { method: { type: 'RegularExpression', service: 'shop\\..*' } }, '/other.Cart/Add', false],
    ['everything', {}, '/x/y', true],
  ])('takes %s', (_what, match, path, isTaken) => {
    expect(answer([service('web'), ...versions, route(match)], { method: 'POST', path })).toBe(isTaken ? 'shop.web.1: web-v2 1' : '404');
  });

  test('takes by header', () => {
    expect(answer([service('web'), ...versions, route({ method: { service: 'a' } })], { path: '/b/c', headers: { other: 'x' } })).toBe('shop.web.0: web-v1 1');
  });
});
