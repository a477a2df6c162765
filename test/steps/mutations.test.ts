import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { MUTATIONS, mutants } from './mutations';
import { Inventory } from '../../src/mesh/inventory';
import { checkManifests } from '../../src/rules/check';
import { Finding, Severity } from '../../src/rules/finding';
import { checkStep } from '../../src/steps/check';

interface Sequence {
  readonly stages: readonly { readonly name: string; readonly objects: object[] }[];
}

const FOLDER = join(__dirname, 'sequences');

/** Every step of every sequence, forward and back. */
const steps = readdirSync(FOLDER).flatMap(file => {
  const { stages } = load(readFileSync(join(FOLDER, file), 'utf8')) as Sequence;
  return stages.slice(1).flatMap((next, index) => [[stages[index], next], [next, stages[index]]].map(([before, after]) => ({
    title: `${file.replace('.yaml', '')}: ${before.name} to ${after.name}`, before: before.objects, after: after.objects,
  })));
});

function alarms(before: object[], after: object[]): Finding[] {
  return checkStep(Inventory.of(before), Inventory.of(after)).filter(({ severity }) => severity !== Severity.INFO);
}

test.each(steps)('$title is silent, and so is the set that it leads to', ({ before, after }) => {
  const ofAfter = checkManifests(Inventory.of(after)).filter(({ severity }) => severity !== Severity.INFO);
  expect([...alarms(before, after), ...ofAfter].map(({ code, message }) => `${code} ${message}`)).toEqual([]);
});

test.each(steps)('$title, broken in any known way, is told by the rule meant for it', ({ before, after }) => {
  const broken = mutants(before, after);
  expect(broken.length).toBeGreaterThan(5);
  expect(broken.filter(mutant => !alarms(mutant.before, mutant.after).some(({ code }) => mutant.codes.includes(code))).map(({ name, codes }) => `${name}: ${codes.join(' or ')}`)).toEqual([]);
});

test('every known way to break a step fits some step', () => {
  const used = new Set(steps.flatMap(({ before, after }) => mutants(before, after).map(({ name }) => name.replace(/ \(\w+\)$/, ''))));
  expect(Object.keys(MUTATIONS).filter(name => !used.has(name))).toEqual([]);
});
