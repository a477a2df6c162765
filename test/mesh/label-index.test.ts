import * as fc from 'fast-check';
import { LabelIndex } from '../../src/mesh/label-index';
import { selects } from '../../src/mesh/manifest';

const labels = fc.dictionary(fc.constantFrom('app', 'version', 'track'), fc.constantFrom('a', 'b', 'c')).map(each => new Map(Object.entries(each)));

test('finds what a look at every item finds', () => {
  fc.assert(fc.property(fc.array(labels), labels, labels, (all, wanted, further) => {
    const index = new LabelIndex<{ labels: ReadonlyMap<string, string> }>();
    const items = all.map(each => ({ labels: each }));
    items.forEach(item => index.add(item));
    expect(index.carrying(wanted, further)).toEqual(items.filter(item => selects(wanted, item.labels) && selects(further, item.labels)));
  }));
});

test('finds an item that has no labels but these', () => {
  fc.assert(fc.property(fc.array(labels), labels, (all, wanted) => {
    const index = new LabelIndex<{ labels: ReadonlyMap<string, string> }>();
    all.forEach(each => index.add({ labels: each }));
    expect(index.hasOneWithin(wanted)).toBe(all.some(each => each.size > 0 && selects(each, wanted)));
  }));
});
