import { basename, resolve } from 'node:path';
import { Command, Option } from 'commander';
import { projectFiles } from './project-files';
import { LANGUAGES, Language, Surroundings, lookAround } from './surroundings';
import { Written, writeNew } from './write-new';
import { printable, styleFor } from '../../report/style';
import { ExitCode } from '../exit';
import { Io } from '../io';

const PIPELINES = ['github', 'gitlab', 'none'] as const;
const SYNCS = ['argocd', 'flux', 'none'] as const;

interface InitFlags {
  readonly language?: Language;
  readonly ci: typeof PIPELINES[number];
  readonly gitops: typeof SYNCS[number];
}

export function initCommand(io: Io, finish: (code: ExitCode) => void): Command {
  return new Command('init')
    .description('start a project with one release, or add what releases need to a cdk8s app; overwrites nothing')
    .argument('[folder]', 'where to', '.')
    .addOption(new Option('--language <language>', 'of the app (default: that of the app that is there, else typescript)').choices(LANGUAGES))
    .addOption(new Option('--ci <kind>', 'the pipeline').choices(PIPELINES).default('github'))
    .addOption(new Option('--gitops <kind>', 'what syncs the cluster').choices(SYNCS).default('argocd'))
    .addHelpText('after', `
Examples:
  cdk8s-canary init
  cdk8s-canary init shop --language python --ci gitlab --gitops flux`)
    .action((folder: string, flags: InitFlags) => {
      init(resolve(io.cwd, folder), flags, io);
      finish(ExitCode.CLEAN);
    });
}

function init(folder: string, { language, ci, gitops }: InitFlags, io: Io): void {
  const around = lookAround(folder, language);
  const written = writeNew(folder, projectFiles({ ...around, name: nameOf(folder), ci, gitops }));
  io.stdout(report(written, around, io));
}

/** Of the folder, as far as npm takes it for a name. */
function nameOf(folder: string): string {
  const name = basename(folder).toLowerCase().replace(/[^a-z0-9-]+/g, '-').replace(/^-+|-+$/g, '');
  return name === '' ? 'shop' : name;
}

function report({ created, kept }: Written, { language, hasApp }: Surroundings, io: Io): string {
  const style = styleFor(io);
  return [
    ...created.map(path => `${style('green', 'created')}  ${printable(path)}`),
    ...kept.map(path => `${style('dim', 'kept')}     ${printable(path)}, which was there`),
    '',
    ...nextSteps(language, hasApp).map(line => `  ${line}`),
    '',
  ].join('\n');
}

function nextSteps(language: Language, hasApp: boolean): string[] {
  const install = {
    typescript: hasApp ? ['npm install cdk8s-canary'] : ['npm install'],
    python: hasApp ? ['pip install cdk8s-canary', 'npm install --save-dev cdk8s-canary'] : ['pip install -r requirements.txt', 'npm install'],
  }[language];
  const chart = language === 'python' ? 'Shop(app, "shop") of shop.py' : 'new Shop(app, \'shop\') of shop.ts';
  return [
    ...install,
    ...hasApp ? [`add ${chart} to your app, and declare the release file as docs/RELEASES.md shows`] : [language === 'python' ? 'python -m unittest' : 'npm test'],
    'npx cdk8s-canary plan',
  ];
}
