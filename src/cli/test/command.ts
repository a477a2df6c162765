import { Command, Option } from 'commander';
import { readCases } from './case-file';
import { readRecords } from './record';
import { casesJson, casesText, recordsJson, recordsText } from './report';
import { runCases } from './run-cases';
import { answerRecord } from './run-records';
import { styleFor } from '../../report/style';
import { ExitCode } from '../exit';
import { Io } from '../io';
import { loadPaths } from '../load/load';
import { SetFlags, addSetOptions, inventoryOptions } from '../options';

interface TestFlags extends SetFlags {
  readonly cases?: string;
  readonly output: 'text' | 'json';
}

export function testCommand(io: Io, finish: (code: ExitCode) => void): Command {
  const command = new Command('test')
    .description('run routing tests that are written as data')
    .argument('<paths...>', 'manifests: files, folders, or - for standard input; without --cases, records of what was measured')
    .option('--cases <file>', 'the tests, YAML or JSON')
    .addOption(new Option('-o, --output <form>', 'form of the report').choices(['text', 'json']).default('text'));
  return addSetOptions(command).action(async (paths: string[], flags: TestFlags) => {
    finish(flags.cases === undefined ? testRecords(paths, flags, io) : await testCases(paths, flags.cases, flags, io));
  });
}

async function testCases(paths: readonly string[], file: string, flags: TestFlags, io: Io): Promise<ExitCode> {
  const cases = readCases(file, io.cwd);
  const outcomes = runCases(await loadPaths(paths, io, inventoryOptions(flags)), cases);
  io.stdout(flags.output === 'json' ? casesJson(outcomes) : casesText(outcomes, styleFor(io)));
  return outcomes.every(({ failures }) => failures.length === 0) ? ExitCode.CLEAN : ExitCode.FOUND;
}

/** Text compares with what was recorded; JSON only answers. */
function testRecords(paths: readonly string[], { output }: TestFlags, io: Io): ExitCode {
  const answers = readRecords(paths, io.cwd).flatMap(answerRecord);
  io.stdout(output === 'json' ? recordsJson(answers) : recordsText(answers, styleFor(io)));
  return output === 'json' || answers.every(({ differences }) => differences.length === 0) ? ExitCode.CLEAN : ExitCode.FOUND;
}
