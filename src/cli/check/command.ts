import { Command, InvalidArgumentError, Option } from 'commander';
import { judgePlan, judgeSet, judgeStep } from './judge';
import { withLines } from './lines';
import { OUTPUTS, Output, formatReport } from './output';
import { FAIL_ON, FailOn, Report, exitCode } from './report';
import { styleFor } from '../../report/style';
import { Severity } from '../../rules/finding';
import { Suppression } from '../../rules/suppression';
import { ExitCode, InputError } from '../exit';
import { Io } from '../io';
import { liveNamespace } from '../load/live-namespace';
import { STDIN, loadPaths, loadSide, readText } from '../load/load';
import { loadStages } from '../load/stages';
import { SetFlags, addSetOptions, collect, inventoryOptions, pair } from '../options';

interface CheckFlags extends SetFlags {
  readonly everyStage?: string;
  readonly before?: string;
  readonly after?: string;
  readonly output: Output;
  readonly failOn: FailOn;
  readonly info?: boolean;
  readonly suppress?: Suppression[];
}

export function checkCommand(io: Io, finish: (code: ExitCode) => void): Command {
  const command = new Command('check')
    .description('find what is wrong with manifests, and what a step from one set to the next would lose')
    .argument('[paths...]', 'files, folders, or - for standard input')
    .option('--every-stage <folder>', 'check each stage folder in it, and each step between neighbours both ways')
    .option('--before <set>', 'what runs now: a path, -, or a Git revision with or without :folder')
    .option('--after <set>', 'what comes next, said the same way')
    .addOption(new Option('-o, --output <form>', 'form of the report').choices(OUTPUTS).default('text'))
    .addOption(new Option('--fail-on <severity>', 'least severity that ends with exit code 1').choices(FAIL_ON).default(Severity.ERROR))
    .option('--info', 'show information as well as errors and warnings')
    .option('--suppress <code=reason>', 'silence a rule, with the reason (repeatable)', collect(suppression));
  return addSetOptions(command).action(async (paths: string[], flags: CheckFlags) => {
    const judged = shown(await judge(paths, flags, io), flags);
    const report = { ...judged, findings: withLines(judged.findings, file => readText(io, file)) };
    io.stdout(formatReport(report, flags.output, styleFor(io)));
    finish(exitCode(report, flags.failOn));
  });
}

function suppression(text: string): Suppression {
  const [code, reason] = pair(text, '=', '<code>=<reason>');
  if (!/^CC\d{3}$/.test(code) || reason === '') {
    throw new InvalidArgumentError(`expected the code of a rule and a reason, such as CC301=testers only, got "${text}"`);
  }
  return { code, reason };
}

async function judge(paths: readonly string[], flags: CheckFlags, io: Io): Promise<Report> {
  const { everyStage, before, after, suppress: suppressions = [] } = flags;
  const options = inventoryOptions(flags);
  const ways = [paths.length > 0, everyStage !== undefined, before !== undefined || after !== undefined];
  if (ways.filter(Boolean).length !== 1 || (before === undefined) !== (after === undefined)) {
    throw new InputError('check takes either paths, or --every-stage <folder>, or --before <set> with --after <set>');
  }
  if (everyStage !== undefined) {
    return judgePlan(await loadStages(everyStage, io, options), { suppressions });
  }
  if (before !== undefined && after !== undefined) {
    if (before === STDIN && after === STDIN) {
      throw new InputError('standard input can be one side of a step, not both');
    }
    const old = await loadSide(before, io, options, after);
    const next = await loadSide(after, io, { ...options, defaultNamespace: options.defaultNamespace ?? liveNamespace(old) }, before);
    return { ...judgeStep(old, next, { suppressions }), judged: { from: before, to: after } };
  }
  return judgeSet(await loadPaths(paths, io, options), { suppressions });
}

/** Information is left out unless it is asked for. */
function shown(report: Report, { info, failOn }: CheckFlags): Report {
  const isAsked = info === true || failOn === Severity.INFO;
  return isAsked ? report : { ...report, findings: report.findings.filter(finding => finding.severity !== Severity.INFO) };
}
