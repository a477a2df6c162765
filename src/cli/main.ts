import { Command, CommanderError } from 'commander';
import { ExitCode, InputError } from './exit';
import { Io, processIo } from './io';
import { VERSION } from './version';
import { Problem } from '../model/problem';
import { printableLine } from '../report/escape';

type CommandOf = (io: Io, finish: (code: ExitCode) => void) => Command;

/** Each loads half of the library: the one that is called, or all of them for the help. */
const COMMANDS: Readonly<Record<string, () => CommandOf>> = {
  init: () => (require('./init/command') as typeof import('./init/command')).initCommand,
  check: () => (require('./check/command') as typeof import('./check/command')).checkCommand,
  trace: () => (require('./trace/command') as typeof import('./trace/command')).traceCommand,
  test: () => (require('./test/command') as typeof import('./test/command')).testCommand,
  plan: () => (require('./plan/command') as typeof import('./plan/command')).planCommand,
  status: () => (require('./status/command') as typeof import('./status/command')).statusCommand,
  diff: () => (require('./diff/command') as typeof import('./diff/command')).diffCommand,
  set: () => (require('./set/command') as typeof import('./set/command')).setCommand,
  next: () => (require('./next/command') as typeof import('./next/command')).nextCommand,
  back: () => (require('./back/command') as typeof import('./back/command')).backCommand,
  abort: () => (require('./abort/command') as typeof import('./abort/command')).abortCommand,
  finish: () => (require('./finish/command') as typeof import('./finish/command')).finishCommand,
  rotate: () => (require('./rotate/command') as typeof import('./rotate/command')).rotateCommand,
  completion: () => (one, finish) => (require('./completion/command') as typeof import('./completion/command')).completionCommand(one, finish, () => allCommands(one)),
};

/** All but the one that completes them. */
function allCommands(io: Io): Command[] {
  return Object.keys(COMMANDS).filter(name => name !== 'completion').map(name => COMMANDS[name]()(io, () => undefined));
}

/**
 * The command line `cdk8s-canary`.
 * @param argv what follows the name of the command
 * @returns the exit code
 */
export async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  let code = ExitCode.CLEAN;
  const finish = (given: ExitCode): void => {
    code = given;
  };
  const program = new Command('cdk8s-canary')
    .description('canary, blue/green, A/B and batch releases for Kubernetes and Istio: checks and questions on plain manifests')
    .version(VERSION)
    .exitOverride()
    .configureOutput({
      writeOut: text => io.stdout(text),
      writeErr: text => io.stderr(text),
      outputError: (text, write) => write(usageError(text)),
      getOutHelpWidth: () => io.columns,
      getErrHelpWidth: () => io.columns,
    });
  for (const name of Object.hasOwn(COMMANDS, argv[0] ?? '') ? [argv[0]] : Object.keys(COMMANDS)) {
    program.addCommand(COMMANDS[name]()(io, finish).copyInheritedSettings(program));
  }
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    return failure(error, io);
  }
}

/** Commander quotes what was typed, and may add on a second line what was meant. */
function usageError(text: string): string {
  const [, message, hint = ''] = /^(.*?)(\n\(Did you mean [^\n]*\))?\n?$/s.exec(text) ?? ['', text];
  return `${printableLine(message)}${hint}\n`;
}

function failure(error: unknown, io: Io): ExitCode {
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? ExitCode.CLEAN : ExitCode.BAD_INPUT; // commander has said why
  }
  const reason = error instanceof RangeError ? 'the input is nested too deeply or too large' : error instanceof Error ? error.message : String(error);
  io.stderr(`cdk8s-canary: ${error instanceof InputError || Problem.is(error) ? '' : 'unexpected: '}${printableLine(reason)}\n`);
  return ExitCode.BAD_INPUT;
}

/** Runs in this process; its exit code is set when all output is written. */
export function runProcess(): void {
  let isLost = false;
  // A reader that has seen enough (`| head`) is no error; a disk that is full is one, since nobody has seen the report.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    isLost = error.code !== 'EPIPE';
    process.exitCode = isLost ? ExitCode.BAD_INPUT : process.exitCode;
  });
  // Where nobody listens, the exit code still says what came of it.
  process.stderr.on('error', () => undefined);
  void runIn(process.argv.slice(2)).then(code => {
    process.exitCode = isLost ? ExitCode.BAD_INPUT : code;
  });
}

async function runIn(argv: readonly string[]): Promise<ExitCode> {
  try {
    return await main(argv, processIo());
  } catch (error) {
    process.stderr.write(`cdk8s-canary: ${error instanceof Error ? printableLine(error.message) : 'unexpected'}\n`);
    return ExitCode.BAD_INPUT;
  }
}
