import { Command, InvalidArgumentError, Option } from 'commander';
import { readBaseline, withBaseline } from './baseline';
import { judgePlan, judgeSet, judgeStep } from './judge';
import { withLines } from './lines';
import { OUTPUTS, Output, formatReport } from './output';
import { FAIL_ON, FailOn, Report, exitCode } from './report';
import { fromRepositoryRoot } from './repository-paths';
import { styleFor } from '../../report/style';
import { CheckOptions } from '../../rules/check';
import { Severity } from '../../rules/finding';
import { PACKS, Pack } from '../../rules/pack';
import { Suppression } from '../../rules/suppression';
import { Config, parseConfig } from '../config/config';
import { FoundConfig, configAt, configBeside } from '../config/find';
import { loosened } from '../config/loosened';
import { Settings, settingsOf } from '../config/settings';
import { ExitCode, InputError } from '../exit';
import { Io } from '../io';
import { pathExists } from '../load/files';
import { parseRevision } from '../load/git';
import { loadPaths, tellSkipped } from '../load/load';
import { STDIN, readText, skippedBy } from '../load/reading';
import { loadStages } from '../load/stages';
import { loadStep } from '../load/step';
import { ConfiguredFlags, addConfiguredOptions, collect, pair } from '../options';

interface CheckFlags extends ConfiguredFlags {
  readonly everyStage?: string;
  readonly before?: string;
  readonly after?: string;
  readonly output: Output;
  readonly failOn?: FailOn;
  readonly info?: boolean;
  readonly firstRelease?: boolean;
  readonly allowRemoveAll?: boolean;
  readonly suppress?: Suppression[];
  readonly packs?: Pack[];
  readonly baseline?: string;
}

export function checkCommand(io: Io, finish: (code: ExitCode) => void): Command {
  const command = new Command('check')
    .description('find what is wrong with manifests, and what a step from one set to the next would lose')
    .argument('[paths...]', 'files, folders, or - for standard input')
    .option('--every-stage <folder>', 'check each stage folder in it, and each step between neighbours both ways')
    .option('--before <set>', 'what runs now: a path, -, or a Git revision with or without :folder')
    .option('--after <set>', 'what comes next, said the same way')
    .option('--first-release', 'the revision of --before does not hold the folder yet')
    .option('--allow-remove-all', '--after may be without manifests: all is to go')
    .addOption(new Option('-o, --output <form>', 'form of the report').choices(OUTPUTS).default('text'))
    .addOption(new Option('--fail-on <severity>', 'least severity that ends with exit code 1 (default: error)').choices(FAIL_ON))
    .option('--info', 'show information as well as errors and warnings')
    .option('--suppress <code=reason>', 'silence a rule, with the reason (repeatable)', collect(suppression))
    .option('--packs <names>', `ask only these packs of rules: ${PACKS.join(', ')}`, packs)
    .option('--baseline <report>', 'accept what this report of check --output json holds: only new findings count');
  return addConfiguredOptions(command).action(async (paths: string[], flags: CheckFlags) => {
    const settings = settingsOf(flags, paths[0] ?? flags.everyStage ?? flags.after, io);
    const failOn = flags.failOn ?? settings.config.failOn ?? Severity.ERROR;
    const accepted = flags.baseline === undefined ? undefined : readBaseline(flags.baseline, io.cwd);
    const judged = await judge(paths, flags, settings, io);
    const shownReport = shown(accepted === undefined ? judged : withBaseline(judged, accepted), flags, failOn);
    const lined = withLines(shownReport.findings, file => readText(io, file));
    const isAnnotation = flags.output === 'github' || flags.output === 'sarif';
    const report = { ...shownReport, skipped: skippedBy(io), findings: isAnnotation ? fromRepositoryRoot(lined, io.cwd) : lined };
    io.stdout(formatReport(report, flags.output, styleFor(io)));
    finish(exitCode(report, failOn));
  });
}

function suppression(text: string): Suppression {
  const [code, reason] = pair(text, '=', '<code>=<reason>');
  if (!/^CC\d{3}$/.test(code) || reason === '') {
    throw new InvalidArgumentError(`expected the code of a rule and a reason, such as CC301=testers only, got "${text}"`);
  }
  return { code, reason };
}

function packs(text: string): Pack[] {
  return text.split(',').map(name => {
    const pack = PACKS.find(each => each === name.trim());
    if (pack === undefined) {
      throw new InvalidArgumentError(`expected some of ${PACKS.join(', ')}, got "${name}"`);
    }
    return pack;
  });
}

async function judge(paths: readonly string[], flags: CheckFlags, { config, load, found }: Settings, io: Io): Promise<Report> {
  const { everyStage, before, after } = flags;
  const options: CheckOptions = { suppressions: [...config.suppress ?? [], ...flags.suppress ?? []], packs: flags.packs ?? config.packs };
  const ways = [paths.length > 0, everyStage !== undefined, before !== undefined || after !== undefined];
  if (ways.filter(Boolean).length !== 1 || (before === undefined) !== (after === undefined)) {
    throw new InputError('check takes either paths, or --every-stage <folder>, or --before <set> with --after <set>');
  }
  if (everyStage !== undefined) {
    const stages = await loadStages(everyStage, io, load);
    tellSkipped(io, flags.strict);
    return judgePlan(stages, options);
  }
  if (before !== undefined && after !== undefined) {
    const step = await loadStep({ before, after, isFirst: flags.firstRelease === true, mayRemoveAll: flags.allowRemoveAll === true }, io, load);
    tellSkipped(io, flags.strict);
    // A configuration that is named is nobody's change.
    const less = flags.config === undefined && found !== undefined ? loosened(configBefore(before, found, io), config, found.file) : [];
    return { ...judgeStep(step.before, step.after, options, less), judged: { from: before, to: after } };
  }
  const set = await loadPaths(paths, io, load);
  tellSkipped(io, flags.strict);
  return judgeSet(set, options);
}

/** The configuration as it was with what runs; where nobody knows, as it is. */
function configBefore(before: string, found: FoundConfig, io: Io): Config {
  if (before === STDIN) {
    return parseConfig(found);
  }
  const old = pathExists(before, io.cwd) ? configBeside(before, io.cwd) : configAt(parseRevision(before).revision, found, io.cwd);
  return old === undefined ? {} : parseConfig(old);
}

/** Information is left out unless it is asked for. */
function shown(report: Report, { info }: CheckFlags, failOn: FailOn): Report {
  const isAsked = info === true || failOn === Severity.INFO;
  return isAsked ? report : { ...report, findings: report.findings.filter(finding => finding.severity !== Severity.INFO) };
}
