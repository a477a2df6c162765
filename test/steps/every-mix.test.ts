import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { wrongInSomeMix } from './every-mix';
import { mutants } from './mutations';
import { Manifest } from './stage-objects';
import { transitionCases } from './transition-case';
import { Inventory } from '../../src/mesh/inventory';
import { Severity } from '../../src/rules/finding';
import { checkStep } from '../../src/steps/check';

interface TriedStep {
  readonly title: string;
  readonly before: Manifest[];
  readonly after: Manifest[];
}

const FOLDER = join(__dirname, 'sequences');

const sequences = readdirSync(FOLDER).map(file => {
  const { stages } = load(readFileSync(join(FOLDER, file), 'utf8')) as { stages: { name: string; objects: Manifest[] }[] };
  return { file, stages };
});

/** Every way from one stage to another, jumps among them, and every neighbouring pair broken in every known way. */
function stepsOf({ file, stages }: typeof sequences[number]): TriedStep[] {
  return stages.flatMap((from, index) => stages.flatMap((to, other) => index === other ? [] : [
    { title: `${file}: ${from.name} to ${to.name}`, before: from.objects, after: to.objects },
    ...Math.abs(index - other) > 1 ? [] : mutants(from.objects, to.objects).map(({ name, before, after }) => ({
      title: `${file}: ${from.name} to ${to.name}, ${name}`, before: before as Manifest[], after: after as Manifest[],
    })),
  ]));
}

function isSilent({ before, after }: TriedStep): boolean {
  return checkStep(Inventory.of(before), Inventory.of(after)).every(({ severity }) => severity === Severity.INFO);
}

test.each(sequences.map(sequence => [sequence.file, sequence] as const))('what the rules let pass in %s is safe in every mix', (_, sequence) => {
  const passed = stepsOf(sequence).filter(isSilent);
  expect(passed.length).toBeGreaterThan(5);
  expect(passed.flatMap(({ title, before, after }) => wrongInSomeMix(before, after).map(what => `${title}: ${what}`))).toEqual([]);
});

test('the definition in plain words sees most of the measured steps that lost requests', () => {
  const lost = transitionCases().filter(({ measured }) => measured.removedLast.failed > 0);
  const seen = lost.filter(({ before, after }) => wrongInSomeMix(before as Manifest[], after as Manifest[]).length > 0);
  expect(seen.length).toBeGreaterThan(0.8 * lost.length);
});
