import { Command, Option } from 'commander';
import { jsonTrace } from './json';
import { questionsOf } from './questions';
import { planText, traceText } from './text';
import { Trace, traceAll } from './trace';
import { json } from '../../report/escape';
import { styleFor } from '../../report/style';
import { settingsOf } from '../config/settings';
import { ExitCode, InputError } from '../exit';
import { Io } from '../io';
import { loadPaths, tellSkipped } from '../load/load';
import { loadStages } from '../load/stages';
import { ConfiguredFlags, addConfiguredOptions } from '../options';
import { RequestFlags, addRequestOptions } from '../request/flags';

interface TraceFlags extends ConfiguredFlags, RequestFlags {
  readonly everyStage?: string;
  readonly output: 'text' | 'json';
}

export function traceCommand(io: Io, finish: (code: ExitCode) => void): Command {
  const command = new Command('trace')
    .description('show which version answers a request, with what probability, and why')
    .argument('[paths...]', 'files, folders, or - for standard input')
    .option('--every-stage <folder>', 'show the split along the stages in this folder')
    .addOption(new Option('-o, --output <form>', 'form of the answer').choices(['text', 'json']).default('text'));
  return addConfiguredOptions(addRequestOptions(command)).action(async (paths: string[], flags: TraceFlags) => {
    const traces = await trace(paths, flags, io);
    io.stdout(format(traces, flags, io));
    finish(ExitCode.CLEAN);
  });
}

async function trace(paths: readonly string[], flags: TraceFlags, io: Io): Promise<Trace[]> {
  const options = settingsOf(flags, paths[0] ?? flags.everyStage, io).load;
  if ((paths.length > 0) === (flags.everyStage !== undefined)) {
    throw new InputError('trace takes either paths or --every-stage <folder>');
  }
  if (flags.everyStage === undefined) {
    const set = await loadPaths(paths, io, options);
    tellSkipped(io, flags.strict);
    return traceAll(set, questionsOf(flags, [set]));
  }
  const stages = await loadStages(flags.everyStage, io, options);
  tellSkipped(io, flags.strict);
  const questions = questionsOf(flags, stages.map(({ set }) => set));
  return stages.flatMap(({ name, set }) => traceAll(set, questions, name));
}

function format(traces: readonly Trace[], { output, everyStage }: TraceFlags, io: Io): string {
  if (output === 'json') {
    return `${json({ traces: traces.map(jsonTrace) }, 2)}\n`;
  }
  return everyStage === undefined ? traceText(traces, styleFor(io)) : planText(traces, styleFor(io));
}
