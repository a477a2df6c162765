import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, '..', '..', '..', 'conformance', 'verdicts');

/** Sets of manifests as people write them, from the recorded verdicts. */
export const seeds: readonly (readonly unknown[])[] = readdirSync(FOLDER).filter(name => name.endsWith('.json')).flatMap(name => {
  const { objects, after } = JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as { objects?: unknown[]; after?: unknown[] };
  return objects ?? after ?? [];
}).reduce<unknown[][]>((sets, object) => {
  // Sets of eight neighbours: one case alone shows the rules too little.
  const last = sets.at(-1);
  if (last === undefined || last.length === 8) {
    return [...sets, [object]];
  }
  last.push(object);
  return sets;
}, []);
