import { normalizePath, splitPath } from '../../src/traffic/url-path';

describe('paths', () => {
  test.each([
    ['/a/./b', '/a/b'], ['/a/../a/b', '/a/b'], ['/a//b', '/a//b'], ['/..', '/'], ['/../../a', '/a'], ['/a/.', '/a/'], ['/a/b/..', '/a/'],
    ['/a/%2e%2E/b', '/b'], ['/a\\b', '/a/b'], ['/a%20b', '/a%20b'], ['/.well-known/x', '/.well-known/x'], ['/a.b/..c', '/a.b/..c'],
  ])('%s is matched as %s', (sent, matched) => {
    expect(normalizePath(sent)).toBe(matched);
  });

  test.each([['/a?b=c#d', '/a', '?b=c#d'], ['/a', '/a', ''], ['/a#b?c', '/a', '#b?c'], ['?x', '', '?x']])('%s ends before its query', (target, path, rest) => {
    expect(splitPath(target)).toEqual({ path, rest });
  });
});
