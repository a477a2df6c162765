import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { follow } from './follow';
import { mutants } from './mutations';
import { Manifest } from './stage-objects';
import { transitionCases } from './transition-case';
import { Inventory } from '../../src/mesh/inventory';
import { Finding, Severity } from '../../src/rules/finding';
import { checkStep } from '../../src/steps/check';

interface TriedStep {
  readonly title: string;
  readonly before: Manifest[];
  readonly after: Manifest[];
}

const FOLDER = join(__dirname, 'sequences');

const measured = transitionCases().map(({ id, title, before, after }): TriedStep => ({ title: `${id} ${title}`, before: before as Manifest[], after: after as Manifest[] }));

/** Every jump from one stage to another, and every step forward broken in every known way. */
const broken = ['canary-public.yaml', 'delegate.yaml'].flatMap(file => {
  const { stages } = load(readFileSync(join(FOLDER, file), 'utf8')) as { stages: { name: string; objects: Manifest[] }[] };
  return stages.flatMap((from, index) => stages.flatMap((to, other) => index === other ? [] : [
    { title: `${file}: ${from.name} to ${to.name}`, before: from.objects, after: to.objects },
    ...other !== index + 1 ? [] : mutants(from.objects, to.objects).map(({ name, before, after }): TriedStep => ({
      title: `${file}: ${from.name} to ${to.name}, ${name}`, before: before as Manifest[], after: after as Manifest[],
    })),
  ]));
});

function alarms(before: readonly object[], after: readonly object[]): Finding[] {
  return checkStep(Inventory.of(before), Inventory.of(after)).filter(({ severity }) => severity !== Severity.INFO);
}

/** Sequences that do not pass step by step for somebody who follows their words, and how many there are in all. */
function followed(steps: readonly TriedStep[]): { wrong: string[]; count: number; unknown: number } {
  const wrong: string[] = [];
  let [count, unknown] = [0, 0];
  for (const { title, before, after } of steps) {
    const found = alarms(before, after);
    unknown += found.filter(({ fix }) => fix.endsWith('no order of these changes is known to be safe')).length;
    for (const words of new Set(found.flatMap(({ safeSteps }) => safeSteps === undefined ? [] : [JSON.stringify(safeSteps)]))) {
      const safeSteps = JSON.parse(words) as string[];
      const sets = follow(safeSteps, before, after);
      count++;
      wrong.push(...safeSteps.length < 2 ? [`${title}: ${words} is the step itself`] : []);
      wrong.push(...sets.flatMap((set, index) => alarms(sets[index - 1] ?? before, set).map(({ code, message }) => `${title}: ${safeSteps[index]}: ${code} ${message}`)));
    }
  }
  return { wrong, count, unknown };
}

test('the safe steps of findings about measured steps pass one by one, for whoever follows their words', () => {
  const { wrong, count, unknown } = followed(measured);
  expect(wrong).toEqual([]);
  expect(count).toBeGreaterThan(20);
  expect(unknown).toBeGreaterThan(20);
});

test('so do those of steps that were broken in a known way', () => {
  const { wrong, count } = followed(broken);
  expect(wrong).toEqual([]);
  expect(count).toBeGreaterThan(40);
});
