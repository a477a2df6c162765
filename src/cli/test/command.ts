import { Command, Option } from 'commander';
import { readCases } from './case-file';
import { casesJson, casesText } from './report';
import { runCases } from './run-cases';
import { styleFor } from '../../report/style';
import { settingsOf } from '../config/settings';
import { ExitCode } from '../exit';
import { Io } from '../io';
import { loadPaths, tellSkipped } from '../load/load';
import { ConfiguredFlags, addConfiguredOptions } from '../options';

interface TestFlags extends ConfiguredFlags {
  readonly cases: string;
  readonly output: 'text' | 'json';
}

export function testCommand(io: Io, finish: (code: ExitCode) => void): Command {
  const command = new Command('test')
    .description('run routing tests that are written as data')
    .argument('<paths...>', 'manifests: files, folders, or - for standard input')
    .requiredOption('--cases <file>', 'the tests, YAML or JSON')
    .addOption(new Option('-o, --output <form>', 'form of the report').choices(['text', 'json']).default('text'));
  return addConfiguredOptions(command).action(async (paths: string[], flags: TestFlags) => {
    finish(await testCases(paths, flags, io));
  });
}

async function testCases(paths: readonly string[], flags: TestFlags, io: Io): Promise<ExitCode> {
  const cases = readCases(flags.cases, io.cwd);
  const set = await loadPaths(paths, io, settingsOf(flags, paths[0], io).load);
  tellSkipped(io, flags.strict);
  const outcomes = runCases(set, cases);
  io.stdout(flags.output === 'json' ? casesJson(outcomes) : casesText(outcomes, styleFor(io)));
  return outcomes.every(({ failures }) => failures.length === 0) ? ExitCode.CLEAN : ExitCode.FOUND;
}
