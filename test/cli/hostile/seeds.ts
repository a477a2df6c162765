import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..', '..', 'conformance');

interface Recorded {
  readonly objects?: readonly unknown[];
  readonly before?: readonly unknown[];
  readonly after?: readonly unknown[];
}

/** Sets of manifests as people write them, from all that was recorded. */
export const seeds: readonly (readonly unknown[])[] = ['verdicts', 'routing', 'gateway-api', 'transitions/steps'].flatMap(folder =>
  readdirSync(join(ROOT, folder)).filter(name => name.endsWith('.json')).flatMap(name => {
    const { objects, before, after } = JSON.parse(readFileSync(join(ROOT, folder, name), 'utf8')) as Recorded;
    return [objects, before, after].filter(set => set !== undefined);
  }));
