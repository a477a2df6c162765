import { Command, CommanderError } from 'commander';
import { checkCommand } from './check/command';
import { ExitCode, InputError } from './exit';
import { Io, processIo } from './io';
import { nextCommand } from './next/command';
import { testCommand } from './test/command';
import { traceCommand } from './trace/command';
import { VERSION } from './version';

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
    .configureOutput({ writeOut: text => io.stdout(text), writeErr: text => io.stderr(text), getOutHelpWidth: () => io.columns, getErrHelpWidth: () => io.columns });
  for (const command of [checkCommand(io, finish), traceCommand(io, finish), testCommand(io, finish), nextCommand(io, finish)]) {
    program.addCommand(command.copyInheritedSettings(program));
  }
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    return failure(error, io);
  }
}

function failure(error: unknown, io: Io): ExitCode {
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? ExitCode.CLEAN : ExitCode.BAD_INPUT; // commander has said why
  }
  const reason = error instanceof RangeError ? 'the input is nested too deeply or too large' : error instanceof Error ? error.message : String(error);
  io.stderr(`cdk8s-canary: ${error instanceof InputError ? '' : 'unexpected: '}${reason}\n`);
  return ExitCode.BAD_INPUT;
}

/** Runs in this process; its exit code is set when all output is written. */
export function runProcess(): void {
  // A reader that has seen enough (`| head`) is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    process.exitCode = error.code === 'EPIPE' ? process.exitCode : ExitCode.BAD_INPUT;
  });
  void main(process.argv.slice(2), processIo()).then(code => {
    process.exitCode = code;
  });
}
