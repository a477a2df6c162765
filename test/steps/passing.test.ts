import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { Inventory } from '../../src/mesh/inventory';
import { checkManifests } from '../../src/rules/check';
import { Severity } from '../../src/rules/finding';
import { checkStep } from '../../src/steps/check';
import { onTheWay } from '../../src/steps/on-the-way';

interface Stage {
  readonly name: string;
  readonly objects: object[];
}

const FOLDER = join(__dirname, 'passing');

const steps = readdirSync(FOLDER).flatMap(file => {
  const { stages } = load(readFileSync(join(FOLDER, file), 'utf8')) as { stages: Stage[] };
  return stages.slice(1).flatMap((next, index) => [[stages[index], next], [next, stages[index]]].map(([before, after]) => ({
    title: `${file.replace('.yaml', '')}: ${before.name} to ${after.name}`, before: before.objects, after: after.objects,
  })));
});

test.each(steps)('$title: check has nothing to say', given => {
  const [before, after] = [Inventory.of(given.before), Inventory.of(given.after)];
  const found = [...checkStep(before, after), ...checkManifests(after).map(finding => onTheWay(finding, before, after))];
  expect(found.filter(({ severity }) => severity !== Severity.INFO).map(({ code, message }) => `${code} ${message}`)).toEqual([]);
});
