import { APP_COMMANDS, Language } from './surroundings';

/** What `actions/setup-node` can keep between runs. */
export type NodeCache = 'npm' | 'pnpm' | 'yarn';

/** How a pipeline works on an app. */
export interface PipelineCommands {
  readonly cache: NodeCache;
  readonly install: string;
  readonly test: string;
  readonly synth: string;
  /** The folder that the app is synthesized to. */
  readonly output: string;
  readonly isPython: boolean;
}

/** Of the apps that `init` writes. */
export const PIPELINE_COMMANDS: Readonly<Record<Language, PipelineCommands>> = {
  typescript: { cache: 'npm', install: 'npm ci', test: 'npm test', synth: 'npm run synth', output: 'dist', isPython: false },
  python: { cache: 'npm', install: 'npm ci && pip install -r requirements.txt', test: 'python3 -m unittest', synth: APP_COMMANDS.python, output: 'dist', isPython: true },
};
