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

/** Ports, protocols, restarts, faults, Sidecars and outside hosts: what the definition in plain words does not look at. */
const BLIND = new Set([
  't017', 't068', 'u023', 'u035', 'u044', 'u049', 'u051', 'u105', 'u116', 'u128', 'u139', 'u142', 'u163', 'u170', 'u183', 'u188', 'u218', 'u303',
]);

test('the definition in plain words sees the measured steps that lost requests', () => {
  const lost = transitionCases().filter(({ id, measured }) => measured.removedLast.failed > 0 && !BLIND.has(id));
  expect(lost.length).toBeGreaterThan(30);
  expect(lost.filter(({ before, after }) => wrongInSomeMix(before as Manifest[], after as Manifest[]).length === 0).map(({ id, title }) => `${id} ${title}`)).toEqual([]);
});
