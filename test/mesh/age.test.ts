import { agesDiffer, byAge } from '../../src/mesh/age';
import { Inventory } from '../../src/mesh/inventory';

function sorted(...metadata: Record<string, unknown>[]): string[] {
  return [...Inventory.of(metadata.map(entry => ({ kind: 'VirtualService', metadata: entry }))).all].sort(byAge).map(object => object.name);
}

describe('age', () => {
  test('is told by creationTimestamp', () => {
    expect(sorted({ name: 'young', creationTimestamp: '2026-02-01T00:00:00Z' }, { name: 'old', creationTimestamp: '2026-01-01T00:00:00Z' })).toEqual(['old', 'young']);
  });

  test('is told by the order given where nothing else tells', () => {
    expect(sorted({ name: 'b' }, { name: 'a' })).toEqual(['b', 'a']);
  });

  test('of one second is told by name and namespace, as Istio does', () => {
    const creationTimestamp = '2026-01-01T00:00:00Z';
    expect(sorted({ name: 'b', creationTimestamp }, { name: 'a', creationTimestamp })).toEqual(['a', 'b']);
  });

  test('counts what is in a cluster as older than what is not', () => {
    expect(sorted({ name: 'file' }, { name: 'live', creationTimestamp: '2026-01-01T00:00:00Z' }, { name: 'odd', creationTimestamp: 'yesterday' })).toEqual(['live', 'file', 'odd']);
  });

  test('says whether times tell', () => {
    const [one, other, third] = Inventory.of(['2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', '2026-01-01T00:00:00Z']
      .map(creationTimestamp => ({ metadata: { creationTimestamp } }))).all;
    expect([agesDiffer(one, other), agesDiffer(one, third)]).toEqual([true, false]);
  });
});
