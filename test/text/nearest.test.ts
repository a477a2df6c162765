import { nearest } from '../../src/text/nearest';

test('finds the word that is meant, whatever its capitals', () => {
  expect(nearest('replica', ['template', 'replicas', 'selector'])).toBe('replicas');
  expect(nearest('Virtualservice', ['Gateway', 'VirtualService'])).toBe('VirtualService');
});

test('says the nearest, or nothing where no word is near', () => {
  expect(nearest('prefx', ['exact', 'prefix', 'regex'])).toBe('prefix');
  expect(nearest('zzz', ['exact', 'regex'])).toBeUndefined();
  expect(nearest('x'.repeat(10_000), ['exact'])).toBeUndefined();
});
