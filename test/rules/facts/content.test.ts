import { contentOf } from '../../../src/rules/facts/content';

test('the same content is the same text, whatever the order of its keys', () => {
  expect(contentOf({ a: [1, 'b', null], c: { d: true } })).toBe(contentOf({ c: { d: true }, a: [1, 'b', null] }));
  expect(contentOf({ a: '1' })).not.toBe(contentOf({ a: 1 }));
});

test('a value without an end, or one that aliases make huge, has none', () => {
  const endless: unknown[] = [];
  endless.push(endless);
  const huge = Array.from({ length: 30 }).reduce<unknown>(value => [value, value], 'x');
  expect([contentOf(endless), contentOf(huge)]).toEqual([undefined, undefined]);
});
