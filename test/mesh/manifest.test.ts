import { Inventory } from '../../src/mesh/inventory';
import { asArray, asNumber, asObject, asString, get, objects, selects, stringMap, strings } from '../../src/mesh/manifest';

describe('reading what anybody may have written', () => {
  test('a value of another type reads as not there', () => {
    expect([asObject([]), asObject(null), asArray({}), asString(7), asNumber('7'), asNumber(NaN)]).toEqual([undefined, undefined, [], undefined, undefined, undefined]);
  });

  test('a path ends where something else stands', () => {
    expect([get({ a: { b: 1 } }, 'a', 'b'), get({ a: [] }, 'a', 'b'), get(undefined, 'a')]).toEqual([1, undefined, undefined]);
  });

  test('keys that objects inherit are not there', () => {
    expect([get({}, 'constructor'), get({}, '__proto__'), get(JSON.parse('{"__proto__":1}'), '__proto__')]).toEqual([undefined, undefined, 1]);
  });

  test('lists and maps keep what fits', () => {
    expect([objects([1, { a: 1 }, null]), strings({ x: ['a', 1] }, 'x'), [...stringMap({ a: 'b', c: 1 })]]).toEqual([[{ a: 1 }], ['a'], [['a', 'b']]]);
  });

  test('an empty selector selects everything', () => {
    expect([selects(new Map(), new Map()), selects(new Map([['a', 'b']]), new Map()), selects(new Map([['a', 'b']]), new Map([['a', 'b'], ['c', 'd']]))]).toEqual([true, false, true]);
  });

  test('an object says what identifies it', () => {
    const [service, nameless] = Inventory.of([{ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web', namespace: 'shop', labels: { a: 'b' }, annotations: { c: 'd' } } }, { kind: 7 }]).all;
    expect([service.id, String(service), service.labels.get('a'), service.annotations.get('c')]).toEqual(['apps/Deployment/shop/web', 'Deployment shop/web', 'b', 'd']);
    expect([nameless.id, String(nameless), nameless.spec]).toEqual(['//default/', 'object default/(without a name)', {}]);
  });
});
