import { Command } from 'commander';
import { changes } from './changes';
import { ReleaseEntry, ReleaseFile } from './release-file';
import { NamedStage, Standing, stageName, standingOf } from './stage-names';
import { printable, styleFor } from '../../report/style';
import { Severity } from '../../rules/finding';
import { judgeStep } from '../check/judge';
import { exitCode } from '../check/report';
import { textReport } from '../check/text';
import { ExitCode, InputError } from '../exit';
import { Io } from '../io';
import { LoadedStage, loadStages } from '../load/stages';
import { SetFlags, addSetOptions, inventoryOptions } from '../options';

interface NextFlags extends SetFlags {
  readonly stages: string;
  readonly file: string;
  readonly canary?: string;
  readonly back?: boolean;
  readonly dryRun?: boolean;
}

export function nextCommand(io: Io, finish: (code: ExitCode) => void): Command {
  const command = new Command('next')
    .description('move a release to the next stage of its plan in the release file, where the step is safe')
    .argument('<service>', 'name of the service in the release file')
    .requiredOption('--stages <folder>', 'folder with one folder for each stage of the plan')
    .option('--file <path>', 'the release file', 'releases.yaml')
    .option('--canary <version>', 'the version that the release is about, where the file has no entry yet')
    .option('--back', 'to the stage before instead')
    .option('--dry-run', 'write nothing');
  return addSetOptions(command).action(async (service: string, flags: NextFlags) => {
    finish(await next(service, flags, io));
  });
}

async function next(service: string, flags: NextFlags, io: Io): Promise<ExitCode> {
  const file = ReleaseFile.read(flags.file, io.cwd);
  const entry = entryOf(file, service, flags);
  const stages = await loadStages(flags.stages, io, inventoryOptions(flags));
  const names = stages.map(({ name }, index): NamedStage => ({ name: stageName(name), index }));
  const standing = standingOf(entry.at, names);
  const target = targetOf(service, standing, flags);
  io.stdout(`${printable(`${service}: ${entry.at} -> ${target.name} (canary ${entry.canary})`)}\n`);
  if (!isSafe(standing, target, stages, io)) {
    return ExitCode.FOUND;
  }
  if (flags.dryRun !== true) {
    file.write(service, { canary: entry.canary, at: target.name });
  }
  return ExitCode.CLEAN;
}

/** A service without an entry is at `stable`. */
function entryOf(file: ReleaseFile, service: string, { canary, file: path }: NextFlags): ReleaseEntry {
  const entry = file.entry(service);
  if (entry === undefined && canary === undefined) {
    throw new InputError(`${path}: no entry ${service}; to begin a release, say --canary <version>`);
  }
  if (entry !== undefined && canary !== undefined && entry.canary !== canary) {
    throw new InputError(`${path}: entry ${service} is about canary ${entry.canary}, not ${canary}; end that release or remove its entry first`);
  }
  return entry ?? { canary: canary ?? '', at: 'stable' };
}

function targetOf(service: string, { before, at, after }: Standing, { back }: NextFlags): NamedStage {
  const target = back === true ? before : after;
  if (target === undefined) {
    throw new InputError(`${service} is at ${at?.name ?? 'an end'}, there is no stage ${back === true ? 'before' : 'after'} it`);
  }
  return target;
}

/** Says what the step changes and judges it. From a ratio between two stages it is the step from the nearest stage on the other side. */
function isSafe({ before, at, after }: Standing, target: NamedStage, stages: readonly LoadedStage[], io: Io): boolean {
  const from = at ?? (target === after ? before : after);
  if (from === undefined) {
    return true;
  }
  const [old, fresh] = [stages[from.index].set, stages[target.index].set];
  const report = judgeStep(old, fresh, {});
  const errors = { ...report, findings: report.findings.filter(({ severity }) => severity === Severity.ERROR) };
  io.stdout(changes(old, fresh).map(line => `  ${printable(line)}\n`).join(''));
  const isClean = exitCode(errors, Severity.ERROR) === ExitCode.CLEAN;
  if (!isClean) {
    io.stdout(`\n${textReport(errors, styleFor(io))}`);
  }
  return isClean;
}
