import { load } from 'js-yaml';
import { AppFlags } from './options';
import { asObject, asString, get } from '../../mesh/manifest';
import { InputError } from '../exit';
import { pathExists, readFile } from '../load/files';

/** What cdk8s itself goes by. */
const CONFIG = 'cdk8s.yaml';
const OUTPUT = 'dist';

/** How the app of a folder is run. */
export interface AppConfig {
  /** Its command, for a shell. */
  readonly command: string;
  /** The folder its manifests are written to, from here. */
  readonly output: string;
}

/** What `cdk8s.yaml` says of the app in the working directory, as far as flags do not say it in its place. */
export function appConfig({ app: command, out }: AppFlags, cwd: string): AppConfig {
  const config = pathExists(CONFIG, cwd) ? readConfig(cwd) : undefined;
  const app = command ?? asString(get(config, 'app'));
  if (app === undefined || app.trim() === '') {
    throw new InputError(config === undefined
      ? `there is no ${CONFIG} in ${cwd}: run this where the app is, or say its command with --app <command>`
      : `${CONFIG} says no "app", the command that runs the app: add it, or say it with --app <command>`);
  }
  return { command: app, output: out ?? asString(get(config, 'output')) ?? OUTPUT };
}

function readConfig(cwd: string): unknown {
  try {
    return asObject(load(readFile(CONFIG, cwd).text)) ?? {};
  } catch (error) {
    throw error instanceof InputError ? error : new InputError(`${CONFIG}: no valid YAML: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
  }
}
