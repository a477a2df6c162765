import { relative } from 'path';
import { Errors } from 'cdk8s-canary';
import { Build, writeStages, writeState, WrittenStage } from './stages';
import { picture } from '../src/report/picture';
import { styleFor } from '../src/report/style';

/** Writes the stages of an example and prints what a reviewer wants to know of each; where the environment says a ratio, that one state. */
export function show(title: string, build: Build, outdir: string): void {
  const alone = process.env.CANARY_RATIO !== undefined;
  const stages = reported(() => alone ? writeState(build, outdir) : writeStages(build, outdir));
  const style = styleFor({ isTerminal: process.stdout.isTTY, env: process.env });
  const details = (index: number): string[] => alone ? [] : differences(stages[index].objects, stages[index - 1]);
  console.log(`\n${title}\n`);
  console.log(picture(stages.map(({ folder, stage }) => ({ ...stage, name: folder })), { style, columns: process.stdout.columns ?? 100, details }));
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

function differences(now: Map<string, string>, before: WrittenStage | undefined): string[] {
  if (before === undefined) {
    return [`${now.size} objects`];
  }
  const added = [...now.keys()].filter(key => !before.objects.has(key));
  const changed = [...now.keys()].filter(key => before.objects.has(key) && before.objects.get(key) !== now.get(key));
  const gone = [...before.objects.keys()].filter(key => !now.has(key));
  return [['+', added], ['~', changed], ['-', gone]].flatMap(([sign, keys]) => (keys as string[]).map(key => `${sign} ${key}`));
}
