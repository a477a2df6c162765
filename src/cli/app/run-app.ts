import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LeftRelease, PLAN_VARIABLE, TOKEN_FILE, TRIAL_FILE, Trial } from '../../constructs/plan-folder';
import { printable } from '../../report/style';
import { InputError } from '../exit';
import { Io } from '../io';

/** An app that was run once, with all that it left. */
export interface AppRun {
  /** The plans of its services, in the order of the code. */
  readonly releases: readonly LeftRelease[];
  /** The temporary folder with what it synthesized. */
  readonly output: string;
  /** Whether it writes to a folder of its own, whatever it is told: then nothing is in `output`. */
  readonly hasFixedOutput: boolean;
  /** What it said, where it failed. */
  readonly failure?: string;
}

/** After this long people at a terminal are told what takes its time. */
const PATIENCE = 2_000;

/**
 * Runs an app by its own command, asks its constructs for their plans, and hands on what came of it. Nothing of the app's own output changes.
 * @param trial a release file's text to read in place of what the file says
 * @throws InputError where the app fails before its services could leave a plan
 */
export async function withApp<T>(command: string, io: Io, use: (run: AppRun) => Promise<T>, trial?: Trial): Promise<T> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'cdk8s-canary-')));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  const interrupted = (): void => {
    remove();
    process.exit(130);
  };
  process.once('SIGINT', interrupted);
  process.once('SIGTERM', interrupted);
  try {
    return await use(await runIn(folder, command, io, trial));
  } finally {
    process.off('SIGINT', interrupted);
    process.off('SIGTERM', interrupted);
    remove();
  }
}

async function runIn(folder: string, command: string, io: Io, trial: Trial | undefined): Promise<AppRun> {
  const [plans, output] = [join(folder, 'plans'), join(folder, 'output')];
  const token = randomBytes(16).toString('hex');
  mkdirSync(plans);
  mkdirSync(output);
  writeFileSync(join(plans, TOKEN_FILE), token);
  if (trial !== undefined) {
    writeFileSync(join(plans, TRIAL_FILE), JSON.stringify(trial));
  }
  const { code, said } = await shell(command, { ...io.env, CDK8S_OUTDIR: output, [PLAN_VARIABLE]: `${token}:${plans}` }, io);
  const releases = readPlans(plans);
  const failure = code === 0 ? undefined : shortened(said);
  if (releases.length === 0) {
    throw new InputError(failure === undefined
      ? `the app (${command}) has no service of cdk8s-canary, or does not synthesize`
      : `the app (${command}) failed: ${failure}`);
  }
  return { releases, output, hasFixedOutput: releases.some(({ outdir }) => outdir !== output), ...failure !== undefined && { failure } };
}

function readPlans(folder: string): LeftRelease[] {
  const left = readdirSync(folder).filter(name => name.endsWith('.json') && name !== TRIAL_FILE).sort().map(name => JSON.parse(readFileSync(join(folder, name), 'utf8')) as LeftRelease);
  return left.sort((a, b) => a.app === b.app ? a.order - b.order : 0);
}

interface Ended {
  readonly code: number;
  readonly said: string;
}

/** By a shell, as cdk8s does: the command is the app's own. What it prints is no result of ours. */
async function shell(command: string, env: NodeJS.ProcessEnv, io: Io): Promise<Ended> {
  const { spawn } = require('node:child_process') as typeof import('node:child_process');
  return new Promise<Ended>((resolve, reject) => {
    const child = spawn(command, { shell: true, cwd: io.cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const told = io.isTerminal ? setTimeout(() => io.stderr(`running ${printable(command)} ...\n`), PATIENCE) : undefined;
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        said = (said + text).slice(-200_000);
      });
    }
    child.on('error', error => reject(new InputError(`the app (${command}) cannot be run: ${error.message}`)));
    child.on('close', (code, signal) => {
      clearTimeout(told);
      resolve({ code: code ?? (signal === null ? 0 : 1), said });
    });
  });
}

/** The lines that say why, without the places in the code that only say where the library found it. */
function shortened(said: string): string {
  const lines = said.split(/\r?\n/).filter(line => line.trim() !== '' && !/^\s*(at\s|\^|node:|Node\.js v|throw |File ".*", line|return |raise )/.test(line));
  return lines.slice(-8).map(line => printable(line.trim())).join('; ');
}
