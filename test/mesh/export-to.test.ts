import { isExported, isPublic } from '../../src/mesh/export-to';

describe('exportTo', () => {
  test.each([[[], 'b', true], [['*'], 'b', true], [['.'], 'a', true], [['.'], 'b', false], [['b'], 'b', true], [['b'], 'a', false], [['~'], 'a', false], [['.', 'b'], 'b', true]])(
    '%j of namespace a is seen from %s: %p', (exportTo, viewer, expected) => {
      expect(isExported(exportTo, 'a', viewer)).toBe(expected);
    });

  test.each([[[], true], [['*', 'a'], true], [['.'], false]])('%j is for everybody: %p', (exportTo, expected) => {
    expect(isPublic(exportTo)).toBe(expected);
  });
});
