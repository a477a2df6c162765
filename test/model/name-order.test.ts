import { byName } from '../../src/model/name-order';

test('numbers count by their value, whatever their length; names without any by their letters', () => {
  const names = ['v10', 'v9', 'v2-beta', 'v2', '1.10.0', '1.9.0', 'b', 'a', `v${'9'.repeat(30)}`, 'v1', 'v01'];
  expect([...names].sort(byName)).toEqual(['1.9.0', '1.10.0', 'a', 'b', 'v01', 'v1', 'v2', 'v2-beta', 'v9', 'v10', `v${'9'.repeat(30)}`]);
});

test('one order comes of every other', () => {
  const names = ['v1', 'v01', 'v', '', '1', '01', 'v1.2', 'v1-2', 'constructor'];
  for (let turn = 0; turn < names.length; turn++) {
    const turned = [...names.slice(turn), ...names.slice(0, turn)].reverse();
    expect(turned.sort(byName)).toEqual([...names].sort(byName));
  }
});
