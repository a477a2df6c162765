import { live } from './live-object';
import { transitionCases } from './transition-case';
import { Inventory } from '../../src/mesh/inventory';
import { checkStep } from '../../src/steps/check';

/** Autoscalers set the instances of live objects, so a file and a live object say different things there; CC928 has cases of its own. */
const cases = transitionCases().filter(({ before }) => before.every(object => (object as { kind: string }).kind !== 'HorizontalPodAutoscaler'));

function told(before: object[], after: object[]): string[] {
  return checkStep(Inventory.of(before), Inventory.of(after)).map(({ code, severity, object, witness }) => `${code} ${severity} ${object.kind} ${object.name} ${witness}`).sort();
}

test.each(cases)('$id says the same of live objects as of files: $title', ({ before, after }) => {
  expect(told(before.map(live), after)).toEqual(told(before, after));
});

test('live objects against the files that they were applied from are no step at all', () => {
  for (const { before } of cases) {
    expect(told(before.map(live), before)).toEqual([]);
  }
});
