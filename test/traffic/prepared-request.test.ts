import { caller } from './mesh';
import { PreparedRequest } from '../../src/traffic/prepared-request';

describe('PreparedRequest', () => {
  const request = new PreparedRequest({
    from: caller,
    host: 'Web.Shop:8080',
    path: '/a/../b?x=1&x=2&y&z=a=b#end',
    headers: { 'X-One': ' a ', 'Cookie': ['a=1', 'b=2'], 'x-two': '', 'X-TWO': 'late' },
  });

  test('fills in what is not said', () => {
    expect([request.method, request.scheme]).toEqual(['GET', 'http']);
    expect(new PreparedRequest({ from: caller, host: 'web' }).path).toBe('/');
  });

  test('takes host and port apart', () => {
    expect([request.host, request.port, request.authority]).toEqual(['web.shop', 8080, 'Web.Shop:8080']);
  });

  test('lets a port of its own win over the one in the host', () => {
    expect(new PreparedRequest({ from: caller, host: 'web:80', port: 81 }).port).toBe(81);
  });

  test.each([['x-one', 'a'], ['cookie', 'a=1,b=2'], ['x-two', ',late'], ['none', undefined], [':method', 'GET'], [':path', '/b?x=1&x=2&y&z=a=b#end'], ['host', 'Web.Shop:8080'], [':scheme', 'http']])(
    'header %s is %p', (name, value) => {
      expect(request.header(name)).toBe(value);
    });

  test.each([['x', '1'], ['y', ''], ['z', 'a=b'], ['X', undefined]])('query parameter %s is %p', (name, value) => {
    expect(request.queryParameter(name)).toBe(value);
  });

  test('reads headers from a Map as from an object', () => {
    expect(new PreparedRequest({ from: caller, host: 'web', headers: new Map([['A', 'b']]) }).header('a')).toBe('b');
  });
});
