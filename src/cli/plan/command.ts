import { createHash } from 'node:crypto';
import { Command, Option } from 'commander';
import { stageFiles } from './stage-folders';
import { writeSet } from './write-set';
import { planHtml } from '../../report/html/page';
import { PlanData } from '../../report/plan-data';
import { planJson } from '../../report/plan-json';
import { planMarkdown } from '../../report/plan-markdown';
import { planMermaid } from '../../report/plan-mermaid';
import { planText } from '../../report/plan-text';
import { styleFor } from '../../report/style';
import { Severity } from '../../rules/finding';
import { appObjects } from '../app/app-objects';
import { appConfig } from '../app/config';
import { addAppOptions, AppFlags } from '../app/options';
import { planOf, selected } from '../app/plan-of';
import { AppRun, withApp } from '../app/run-app';
import { ExitCode } from '../exit';
import { Io } from '../io';

const OUTPUTS = ['text', 'json', 'markdown', 'mermaid', 'html'] as const;

interface PlanFlags extends AppFlags {
  readonly output: typeof OUTPUTS[number];
  readonly write?: string;
}

export function planCommand(io: Io, finish: (code: ExitCode) => void): Command {
  const command = new Command('plan')
    .description('show every stage of every release: runs the app once, and changes nothing of its output')
    .argument('[services...]', 'the releases to show, by their names in the release file (default: all)')
    .addOption(new Option('-o, --output <form>', 'form of the plan').choices(OUTPUTS).default('text'))
    .option('--write <folder>', 'write a folder with the manifests of each stage, for check --every-stage and trace');
  return addAppOptions(command).addHelpText('after', `
Examples:
  cdk8s-canary plan
  cdk8s-canary plan reviews --output markdown
  cdk8s-canary plan --output html > plan.html
  cdk8s-canary plan reviews --write plan && cdk8s-canary check --every-stage plan
  cdk8s-canary plan --app "python app.py" --output json`)
    .action(async (services: string[], flags: PlanFlags) => {
      finish(await withApp(appConfig(flags, io.cwd).command, io, async run => show(run, services, flags, io)));
    });
}

async function show(run: AppRun, services: readonly string[], { output, write, environment }: PlanFlags, io: Io): Promise<ExitCode> {
  const plan = planOf(selected(run, services, environment));
  if (write !== undefined) {
    await writeSet(write, stageFiles(plan.releases, await appObjects(run, io)), io.cwd);
  }
  tellFailure(run, io);
  io.stdout(format(plan, output, io));
  return isUnsafe(plan) ? ExitCode.FOUND : run.failure !== undefined && !run.hasFixedOutput ? ExitCode.BAD_INPUT : ExitCode.CLEAN;
}

/** An app that writes where it wants is asked all the same; its other objects are not known then. */
function tellFailure({ failure, hasFixedOutput, releases }: AppRun, io: Io): void {
  if (hasFixedOutput) {
    io.stderr(`cdk8s-canary: the app writes to ${releases[0].outdir} whatever CDK8S_OUTDIR says; nothing was written there, and only the objects of its services are known: leave "outdir" out of its App\n`);
  } else if (failure !== undefined) {
    io.stderr(`cdk8s-canary: the app failed: ${failure}\n`);
  }
}

function isUnsafe({ releases }: PlanData): boolean {
  const findings = releases.flatMap(({ stages, steps }) => [...stages.flatMap(stage => stage.findings), ...steps.flatMap(({ forward, back }) => [...forward, ...back])]);
  return findings.some(({ severity, suppressed }) => severity === Severity.ERROR && suppressed === undefined);
}

function format(plan: PlanData, output: PlanFlags['output'], io: Io): string {
  switch (output) {
    case 'json': return planJson(plan);
    case 'markdown': return planMarkdown(plan);
    case 'html': return planHtml(plan, { sha256: text => createHash('sha256').update(text).digest('base64') });
    case 'mermaid': return planMermaid(plan);
    case 'text': return planText(plan, { style: styleFor(io), columns: io.columns });
  }
}
