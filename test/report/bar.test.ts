import * as fc from 'fast-check';
import { bar } from '../../src/report/bar';

test('a part that is not zero shows, however small', () => {
  expect(bar([{ part: 0.999, fill: 'a' }, { part: 0.001, fill: 'b' }, { part: 0, fill: 'c' }], 10)).toBe('aaaaaaaaab');
});

test('all parts fill the width', () => {
  const parts = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 8 });
  fc.assert(fc.property(parts, weights => {
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    expect(bar(weights.map(weight => ({ part: weight / total, fill: 'x' })), 40)).toHaveLength(40);
  }));
});
