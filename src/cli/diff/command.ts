import { Command, Option } from 'commander';
import { standingIn } from './standing';
import { Inventory } from '../../mesh/inventory';
import { json } from '../../report/escape';
import { ReleaseData } from '../../report/plan-data';
import { stepMarkdown } from '../../report/step-markdown';
import { ReleaseStep, StepReport, stepReport } from '../../report/step-report';
import { stepText } from '../../report/step-text';
import { styleFor } from '../../report/style';
import { Severity } from '../../rules/finding';
import { appConfig } from '../app/config';
import { AppFlags, addAppOptions } from '../app/options';
import { selected } from '../app/plan-of';
import { withApp } from '../app/run-app';
import { ExitCode, InputError } from '../exit';
import { Io } from '../io';
import { pathExists } from '../load/files';
import { loadSide, tellSkipped } from '../load/load';
import { STDIN } from '../load/reading';
import { SetFlags, addSetOptions, inventoryOptions } from '../options';
import { newFindings, ofNote } from '../release/step-findings';

const OUTPUTS = ['text', 'markdown', 'json'] as const;

interface DiffFlags extends AppFlags, SetFlags {
  readonly before: string;
  readonly after: string;
  readonly output: typeof OUTPUTS[number];
}

export function diffCommand(io: Io, finish: (code: ExitCode) => void): Command {
  const command = new Command('diff')
    .description('say what a step means: the releases in words, then the objects, then their lines')
    .requiredOption('--before <set>', 'what runs now: a path, -, or a Git revision with or without :folder')
    .requiredOption('--after <set>', 'what comes next, said the same way')
    .addOption(new Option('-o, --output <form>', 'form of the answer').choices(OUTPUTS).default('text'));
  return addSetOptions(addAppOptions(command)).addHelpText('after', `
Where there is an app, it is run once to know the stages of its releases; without one only the objects are told.

Examples:
  cdk8s-canary diff --before HEAD:dist --after dist
  cdk8s-canary diff --before origin/main:dist --after dist --output markdown`)
    .action(async (flags: DiffFlags) => {
      const report = await reportOf(flags, io);
      io.stdout(format(report, flags.output, io));
      finish(report.findings.some(({ severity }) => severity === Severity.ERROR) ? ExitCode.FOUND : ExitCode.CLEAN);
    });
}

async function reportOf(flags: DiffFlags, io: Io): Promise<StepReport> {
  if (flags.before === STDIN && flags.after === STDIN) {
    throw new InputError('standard input can be one side of a step, not both');
  }
  const options = inventoryOptions(flags);
  const before = await loadSide(flags.before, io, options, flags.after);
  const after = await loadSide(flags.after, io, options, flags.before);
  tellSkipped(io, flags.strict);
  const releases = await releasesOf(flags, io);
  const findings = ofNote(newFindings(before, after));
  return stepReport(before, after, releases.flatMap(release => stepOf(release, before, after)), findings);
}

/** The releases of the app here, if there is one. */
async function releasesOf(flags: DiffFlags, io: Io): Promise<readonly ReleaseData[]> {
  if (flags.app === undefined && !pathExists('cdk8s.yaml', io.cwd)) {
    return [];
  }
  return withApp(appConfig(flags, io.cwd).command, io, async run => selected(run, [], flags.environment).map(({ release }) => release));
}

/** A release whose stages both sides show. */
function stepOf(release: ReleaseData, before: Inventory, after: Inventory): ReleaseStep[] {
  const [from, to] = [before, after].map(set => standingIn(set, release));
  return from === undefined || to === undefined ? [] : [{ name: release.name, before: from, after: to, wayBack: `back ${release.name}` }];
}

function format(report: StepReport, output: DiffFlags['output'], io: Io): string {
  switch (output) {
    case 'markdown': return stepMarkdown(report);
    case 'json': return `${json({ releases: report.releases, summary: report.summary, objects: report.objects.map(({ sign, object, words }) => ({ sign, object, words })), findings: report.findings }, 2)}\n`;
    case 'text': return stepText(report, styleFor(io), true);
  }
}
