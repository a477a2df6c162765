import { matchesGlob } from '../../../src/cli/config/glob';

test.each([
  ['values*.yaml', 'values.yaml', true], ['values*.yaml', 'a/b/values-prod.yaml', true], ['values*.yaml', 'a/values/b.yaml', false],
  ['/dist/*.yaml', 'dist/a.yaml', true], ['dist/*.yaml', 'dist/b/a.yaml', false], ['dist/*.yaml', 'x/dist/a.yaml', false],
  ['**/test/**', 'test/a.yaml', true], ['**/test/**', 'a/test/b/c.yaml', true], ['**/test/**', 'a/tests/c.yaml', false],
  ['test/', 'test/a/b.yaml', true], ['test/', 'a/test/b.yaml', false], ['a?.yaml', 'ab.yaml', true], ['a?.yaml', 'a/b.yaml', false],
  ['**', 'a/b', true], ['a.yaml', 'aXyaml', false], ['./a.yaml', 'a.yaml', true], ['*'.repeat(50), 'a'.repeat(500), true],
])('%s takes %s: %s', (pattern, path, expected) => {
  expect(matchesGlob(pattern, path)).toBe(expected);
});
