import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { Before, beforeOf } from './before';
import { commit } from './commit';
import { EntryEdit, editedReleases } from './edit';
import { MovableRelease, movable } from './find-release';
import { leftOut } from './jumps';
import { locked } from './lock';
import { outputFiles } from './output';
import { replaceFile } from './replace-file';
import { Session, checkRun } from './session';
import { errorsOf, newFindings, ofNote } from './step-findings';
import { RELEASE_FILE } from '../../constructs/release-file';
import { Inventory } from '../../mesh/inventory';
import { ReleaseData, StageData } from '../../report/plan-data';
import { StepReport, stepReport } from '../../report/step-report';
import { stepText } from '../../report/step-text';
import { printable, styleFor } from '../../report/style';
import { appObjects } from '../app/app-objects';
import { AppRun, withApp } from '../app/run-app';
import { ExitCode, InputError } from '../exit';
import { inventoryOptions } from '../options';
import { replaceSet } from '../plan/write-set';

/** One release and the value that its entry is to have. */
export interface Move {
  readonly left: MovableRelease;
  /** A stage, or a ratio. */
  readonly to: string;
}

/** How a command moves. */
export interface TakeOptions {
  /** Whether a step is taken that the rules or the plan refuse: back to safety, whatever the way. */
  readonly always?: boolean;
  /** Lines to print in place of those that say from where to where. */
  readonly heading?: string;
  /** Lines to print before them. */
  readonly note?: string;
}

/** Somebody else has moved the file while a step was tried: everything is to be looked at again. */
export const CHANGED_MEANWHILE = Symbol('changed meanwhile');

/**
 * Tries the edits of some moves, judges the step that they make, and takes it: the release file, then the output where there is one, then, where asked, a commit.
 * Nothing is printed before all is written.
 */
export async function take(moves: readonly Move[], session: Session, options: TakeOptions = {}): Promise<ExitCode | typeof CHANGED_MEANWHILE> {
  const { io, config } = session;
  const path = fileOf(moves, session);
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const edited = moves.reduce((result, move) => editedReleases(result, placeOf(move), editOf(move)), text);
  return withApp(config.command, io, async trial => {
    checkRun(trial, config);
    const step = await judge(moves, session, trial);
    const refusal = refusalOf(step, session.flags.forceUnsafe, options);
    const heading = options.heading ?? step.moved.map(({ before, after }) => `${movedWords(before, after)}\n`).join('');
    const shown = `${printable(`${options.note ?? ''}${heading}`)}${stepText(step.report, styleFor(io), false)}${printable(`judged against ${step.before.name}\n`)}`;
    if (refusal !== undefined) {
      io.stdout(`${shown}${printable(refusal)}\n`);
      return ExitCode.FOUND;
    }
    if (session.flags.dryRun !== true) {
      if (!await write(path, text, edited, session, trial)) {
        return CHANGED_MEANWHILE;
      }
      commitMoves(path, step, session);
    }
    io.stdout(shown);
    return ExitCode.CLEAN;
  }, { path, text: edited });
}

/** The one file that all of the moves are in. */
function fileOf(moves: readonly Move[], { io }: Session): string {
  const files = new Set(moves.map(({ left }) => left.file ?? join(realpathSync(io.cwd), RELEASE_FILE)));
  if (files.size > 1) {
    throw new InputError(`${moves.map(({ left }) => left.release.name).join(', ')} stand in several release files: ${[...files].join(', ')}, move them one after the other`);
  }
  return [...files][0];
}

function placeOf({ left: { release, file } }: Move): { file: string; service: string; environment?: string } {
  return { file: file ?? RELEASE_FILE, service: release.name, ...release.environment !== undefined && { environment: release.environment } };
}

function editOf({ left, to }: Move): EntryEdit {
  return { at: to, canary: left.canary };
}

interface JudgedStep {
  readonly before: Before;
  readonly report: StepReport;
  readonly hasErrors: boolean;
  readonly moved: readonly { readonly before: ReleaseData; readonly after: ReleaseData }[];
}

async function judge(moves: readonly Move[], session: Session, trial: AppRun): Promise<JudgedStep> {
  const moved = moves.map(({ left: { release }, to }) => ({ before: release, after: triedRelease(release, to, trial, session) }));
  const objects = await appObjects(trial, session.io);
  const before = await beforeOf(session, objects);
  const after = Inventory.of(objects, inventoryOptions(session.flags));
  const findings = ofNote(newFindings(before.set, after));
  const steps = moved.map(one => ({ name: one.after.name, before: stageOf(one.before), after: stageOf(one.after), wayBack: `back ${one.after.name}` }));
  return { before, moved, report: stepReport(before.set, after, steps, findings), hasErrors: errorsOf(findings).length > 0 };
}

/** The release as the app has it with the edit; an app that reads another file would have moved nothing. */
function triedRelease({ name, environment, current }: ReleaseData, to: string, trial: AppRun, { io }: Session): ReleaseData {
  const { release, at } = movable(trial, name, environment);
  if (release.current === current && to !== current && at !== to) {
    throw new InputError(`${name} stays at ${current} whatever the release file in ${io.cwd} says: the app does not read it, declare it with Releases.fromFile`);
  }
  return release;
}

export function stageOf({ stages, current }: ReleaseData): StageData {
  return stages.find(({ name }) => name === current)!;
}

function refusalOf({ moved, hasErrors }: JudgedStep, forced: string | undefined, { always }: TakeOptions): string | undefined {
  if (always === true || forced !== undefined) {
    return undefined;
  }
  for (const { before, after } of moved) {
    const way = leftOut(before, after);
    if (way !== undefined) {
      return `refused: the plan of ${after.name} goes from ${before.current} to ${after.current} by ${way.join(', ')}; take it stage by stage`;
    }
  }
  return hasErrors ? 'refused: the step is not safe' : undefined;
}

/** `reviews: 10% -> 50% (canary v2)` */
export function movedWords(before: ReleaseData, after: ReleaseData): string {
  return `${after.name}: ${before.current} -> ${after.current} (canary ${after.canary})`;
}

/** The file and the output, unless somebody else has changed the file since it was read. */
async function write(path: string, read: string, edited: string, session: Session, trial: AppRun): Promise<boolean> {
  const target = existsSync(path) ? realpathSync(path) : path;
  return locked(target, () => {
    if ((existsSync(target) ? readFileSync(target, 'utf8') : '') !== read) {
      return false;
    }
    replaceFile(target, edited);
    writeOutput(session, trial);
    return true;
  });
}

/** Where the app's output lies beside it, it is what the app writes from now on. */
export function writeOutput({ config, io, run }: Session, trial: AppRun): void {
  if (existsSync(join(io.cwd, config.output))) {
    replaceSet(config.output, outputFiles(trial.output), io.cwd, new Set(outputFiles(run.output).keys()));
  }
}

function commitMoves(path: string, { moved, report }: JudgedStep, session: Session): void {
  const { flags, config, io } = session;
  if (flags.commit !== true) {
    return;
  }
  const subject = moved.map(({ before, after }) => movedWords(before, after)).join('; ');
  const body = [...report.releases.map(({ name, words }) => `${name}: ${words}`), ...flags.forceUnsafe === undefined ? [] : [`Taken although refused: ${flags.forceUnsafe}`]];
  commit([path, ...existsSync(join(io.cwd, config.output)) ? [join(io.cwd, config.output)] : []], `${subject}\n\n${body.join('\n')}\n`, io);
}
