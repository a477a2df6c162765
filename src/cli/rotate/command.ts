import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { RELEASE_FILE } from '../../constructs/release-file';
import { printable } from '../../report/style';
import { appConfig } from '../app/config';
import { AppRun, withApp } from '../app/run-app';
import { ExitCode, InputError } from '../exit';
import { Io } from '../io';
import { commit } from '../release/commit';
import { EntryEdit, EntryPlace, editedReleases } from '../release/edit';
import { MovableRelease, movable } from '../release/find-release';
import { locked } from '../release/lock';
import { MoveFlags, addMoveOptions } from '../release/options';
import { differing, outputFiles } from '../release/output';
import { replaceFile } from '../release/replace-file';
import { checkRun } from '../release/session';

export function rotateCommand(io: Io, finish: (code: ExitCode) => void): Command {
  const command = new Command('rotate')
    .description('make the canary of a finished release the stable version: the next release may begin, and no byte of the output changes')
    .argument('<service>', 'the release, by its name in the release file');
  return addMoveOptions(command).addHelpText('after', `
Examples:
  cdk8s-canary rotate reviews              # says what to change in the code, or changes the versions in the release file
  cdk8s-canary rotate reviews --commit     # once the code is changed: takes the entry out, where the output stays the same`)
    .action(async (service: string, flags: MoveFlags) => {
      finish(await rotate(service, flags, io));
    });
}

async function rotate(service: string, flags: MoveFlags, io: Io): Promise<ExitCode> {
  const { command } = appConfig(flags, io.cwd);
  const standing = await standingOf(service, flags, io);
  if (standing === undefined) {
    return takeOut(service, flags, io);
  }
  const { left, files } = standing;
  const { release, hasVersionsInFile, file = join(io.cwd, RELEASE_FILE) } = left;
  const last = release.stages.at(-1)!.name;
  if (release.current !== last) {
    throw new InputError(`${service} is at ${release.current}: it can be rotated once it is at ${last}`);
  }
  if (!hasVersionsInFile) {
    io.stdout(printable([
      `${service} is at ${last}, its versions are in the code. There:`,
      `  1. move the whole block of ${left.canary} (image, settings) to where the stable version is said`,
      '  2. take out the canary, or put in the next one',
      `  3. cdk8s-canary rotate ${service}: takes the entry out of ${RELEASE_FILE} and holds the output to what it was`,
      '',
    ].join('\n')));
    return ExitCode.FOUND;
  }
  const place = { file, service, ...release.environment !== undefined && { environment: release.environment } };
  return tryEdit(file, place, { rotated: true }, { command, files, what: 'what the app wrote before', flags, io });
}

interface Standing {
  readonly left: MovableRelease;
  /** What the app writes. */
  readonly files: ReadonlyMap<string, string>;
}

/** Undefined where the app refuses the entry as one that is left over: its code is rotated already. */
async function standingOf(service: string, flags: MoveFlags, io: Io): Promise<Standing | undefined> {
  const config = appConfig(flags, io.cwd);
  const isLeftOver = (text: string): boolean => /is meant for canary|but no release/.test(text);
  try {
    return await withApp(config.command, io, async run => {
      if (run.failure !== undefined && isLeftOver(run.failure)) {
        return undefined;
      }
      checkRun(run, config);
      return { left: movable(run, service, flags.environment), files: outputFiles(run.output) };
    });
  } catch (error) {
    if (error instanceof InputError && isLeftOver(error.message)) {
      return undefined;
    }
    throw error;
  }
}

/** Takes out the entry of a release whose canary is the stable version in the code by now. */
async function takeOut(service: string, flags: MoveFlags, io: Io): Promise<ExitCode> {
  const { command, output } = appConfig(flags, io.cwd);
  const file = join(realpathSync(io.cwd), RELEASE_FILE);
  if (!existsSync(file)) {
    throw new InputError(`${RELEASE_FILE}: no such file in ${io.cwd}, take the entry ${service} out of the release file by hand`);
  }
  if (!existsSync(join(io.cwd, output))) {
    throw new InputError(`${output}: no such folder, so that nothing shows whether the output stays the same; take the entry ${service} out of ${RELEASE_FILE} by hand`);
  }
  const place = { file: RELEASE_FILE, service, ...flags.environment !== undefined && { environment: flags.environment } };
  return tryEdit(file, place, { removed: true }, { command, files: outputFiles(join(io.cwd, output)), what: output, flags, io });
}

interface Trial {
  readonly command: string;
  /** What the output has to be. */
  readonly files: ReadonlyMap<string, string>;
  readonly what: string;
  readonly flags: MoveFlags;
  readonly io: Io;
}

/** Writes an edit of the file where the app's output stays the same, byte for byte. */
async function tryEdit(file: string, place: EntryPlace, edit: EntryEdit, { command, files, what, flags, io }: Trial): Promise<ExitCode> {
  const target = realpathSync(file);
  const read = readFileSync(target, 'utf8');
  const edited = editedReleases(read, place, edit);
  const changed = await withApp(command, io, async (run: AppRun) => {
    checkRun(run, { command });
    return differing(files, outputFiles(run.output));
  }, { path: file, text: edited });
  if (changed.length > 0) {
    io.stdout(printable(`${place.service}: refused, the output would not be ${what}: ${changed.join(', ')}; the next release starts where this one ended, byte for byte\n`));
    return ExitCode.FOUND;
  }
  if (flags.dryRun !== true) {
    await locked(target, () => {
      if (readFileSync(target, 'utf8') !== read) {
        throw new InputError(`${place.file}: was changed meanwhile, nothing was written`);
      }
      replaceFile(target, edited);
    });
    if (flags.commit === true) {
      commit([target], `${place.service}: rotated, the output stays the same\n`, io);
    }
  }
  io.stdout(printable(`${place.service}: rotated, the output stays the same\n`));
  return ExitCode.CLEAN;
}
