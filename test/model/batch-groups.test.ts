import { groupTotals, groupsOfSize } from '../../src/model/batch-groups';

const of = (...instances: (number | string)[]) => instances.map(one => ({ instances: one }));

test.each([
  [of(1, 1, 1), 3, [1, 2, 3]],
  [of(2, 1), 3, [2, 3]],
  [of('20%', '30%', '50%'), 3, [1, 2, 3]],
  [of('1/3', '1/3', '1/3'), 3, [1, 2, 3]],
  [of(1, '75%'), 4, [1, 4]],
  [of('100%'), 1, [1]],
  [of('0.1%', '99.9%'), 1000, [1, 1000]],
])('groups of %j add up to %d instances', (groups, replicas, totals) => {
  expect(groupTotals(groups, replicas)).toEqual(totals);
});

test.each([
  [of(1, 1), 3, 'groups are 1 + 1 = 2 instances, replicas are 3'],
  [of(2, 2), 3, 'groups are 2 + 2 = 4 instances, replicas are 3'],
  [of('50%', '20%'), 3, 'groups are 50% + 20% = 70%, they have to be 100% of the replicas'],
  [of(1, '50%'), 3, 'groups are 1 + 50% = 2.5 instances, replicas are 3'],
  [of('10%', '10%', '80%'), 3, 'group 2 is 10% of 3 instances and adds none: with the groups before it is 0.6, rounded up 1, and those are 1 already'],
  [of('0%', '100%'), 3, 'instances of group 1 are "0%" of 3 = 0, a group needs at least one'],
  [of(0, 3), 3, 'instances of group 1 is 0, allowed is a whole number of 1 or more'],
  [of(1.5, 1.5), 3, 'instances of group 1 is 1.5, allowed is a whole number of 1 or more'],
  [of('2', 1), 3, 'instances of group 1 are "2", allowed is a whole number such as 2 or a part of all such as "25%" or "1/3"'],
  [of('ten%', 1), 3, 'instances of group 1 are "ten%", allowed is a whole number such as 2 or a part of all such as "25%" or "1/3"'],
  [of('120%'), 3, 'ratio is "120%", allowed is'],
  [[], 3, 'groups are empty, they have to add up to the 3 replicas'],
])('refuses groups of %j for %d replicas with the arithmetic', (groups, replicas, message) => {
  expect(() => groupTotals(groups, replicas)).toThrow(message);
});

test.each([
  [1, 3, [1, 1, 1]],
  [2, 5, [2, 2, 1]],
  [9, 5, [5]],
  ['25%', 8, [2, 2, 2, 2]],
  ['25%', 3, [1, 1, 1]],
  ['40%', 5, [2, 2, 1]],
  ['100%', 7, [7]],
])('groups of the size %s of %d instances', (size, replicas, sizes) => {
  expect(groupsOfSize(size, replicas).map(group => group.instances)).toEqual(sizes);
});

test('refuses a size of no pods', () => {
  expect(() => groupsOfSize('0%', 3)).toThrow('instances of groupSize are "0%" of 3 = 0, a group needs at least one');
});
