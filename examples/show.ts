import { relative } from 'path';
import { Errors, ReleaseStage } from 'cdk8s-canary';
import { Build, writeStages, writeState, WrittenStage } from './stages';

const WIDTH = 40;
const FILLS = ['█', '░', '▒', '▓'];

/** Writes the stages of an example and prints what a reviewer wants to know of each; where the environment says a ratio, that one state. */
export function show(title: string, build: Build, outdir: string): void {
  const alone = process.env.CANARY_RATIO !== undefined;
  const stages = reported(() => alone ? writeState(build, outdir) : writeStages(build, outdir));
  const order = [...new Set(stages.flatMap(({ stage }) => stage.versions.map(one => one.version)))];
  const margin = Math.max(16, ...stages.map(({ folder }) => folder.length));
  console.log(`\n${title}\n`);
  stages.forEach((written, index) => {
    const [first, ...rest] = describe(written, stages[index - 1], order, alone);
    console.log(`${written.folder.padEnd(margin)} ${first}`);
    rest.forEach(line => console.log(`${''.padEnd(margin)} ${line}`));
    console.log();
  });
  console.log(`Written to ${relative(process.cwd(), outdir)}/`);
}

/** Bad input is said in a line; a stack would only tell where the library found it. */
function reported<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    console.error(isBadInput(error) ? error.message : error);
    process.exit(1);
  }
}

/** Refused by a construct at creation, or by the validation of the whole app. */
function isBadInput(error: unknown): error is Error {
  return Errors.isCanaryError(error) || (error instanceof Error && error.message.startsWith('Validation failed'));
}

function describe({ stage, objects }: WrittenStage, before: WrittenStage | undefined, order: string[], alone: boolean): string[] {
  const versions = stage.versions.map(version => `${version.version} ${version.instances} instance${version.instances === 1 ? '' : 's'}`).join(', ');
  return [
    versions,
    ...stage.rules.map(rule => `${bar(stage, order, version => rule.shares[version] ?? '0%')}  ${rule.name}`),
    bar(stage, order, version => stage.versions.find(one => one.version === version)!.share),
    ...alone ? [] : differences(objects, before),
  ];
}

/** Shares as a bar: one fill for each version. */
function bar(stage: ReleaseStage, order: string[], shareOf: (version: string) => string): string {
  const shares = stage.versions.map(({ version }) => ({ version, fill: FILLS[order.indexOf(version) % FILLS.length], text: shareOf(version), share: fraction(shareOf(version)) }));
  let drawn = 0;
  let sum = 0;
  const cells = shares.map(({ fill, share }) => {
    sum += share;
    // A share above nothing is always seen, however small.
    const cell = Math.max(share > 0 ? 1 : 0, Math.round(sum * WIDTH) - drawn);
    drawn += cell;
    return fill.repeat(cell);
  });
  return `${cells.join('').slice(0, WIDTH).padEnd(WIDTH)}  ${shares.filter(({ share }) => share > 0).map(({ version, text }) => `${version} ${text}`).join(', ')}`;
}

function fraction(text: string): number {
  const [numerator, denominator] = text.replace('%', '/100').split('/').map(Number);
  return numerator / denominator;
}

function differences(now: Map<string, string>, before: WrittenStage | undefined): string[] {
  if (before === undefined) {
    return [`${now.size} objects`];
  }
  const added = [...now.keys()].filter(key => !before.objects.has(key));
  const changed = [...now.keys()].filter(key => before.objects.has(key) && before.objects.get(key) !== now.get(key));
  const gone = [...before.objects.keys()].filter(key => !now.has(key));
  return [['+', added], ['~', changed], ['-', gone]].flatMap(([sign, keys]) => (keys as string[]).map(key => `${sign} ${key}`));
}
