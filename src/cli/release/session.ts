import { MoveFlags } from './options';
import { appObjects } from '../app/app-objects';
import { AppConfig, appConfig } from '../app/config';
import { AppRun, withApp } from '../app/run-app';
import { InputError } from '../exit';
import { Io } from '../io';

/** An app as it stands, and what somebody wants of it. */
export interface Session {
  readonly io: Io;
  readonly flags: MoveFlags;
  readonly config: AppConfig;
  readonly run: AppRun;
  /** All objects that the app writes as it stands. */
  readonly objects: readonly object[];
}

/** Runs the app of the working directory for a command that goes by its plan. */
export async function inSession<T>(flags: MoveFlags, io: Io, use: (session: Session) => Promise<T>): Promise<T> {
  const config = appConfig(flags, io.cwd);
  return withApp(config.command, io, async run => {
    checkRun(run, config);
    return use({ io, flags, config, run, objects: await appObjects(run, io) });
  });
}

/** What a step would be judged by has to be all that the app writes. */
export function checkRun({ hasFixedOutput, failure, releases }: AppRun, { command }: Pick<AppConfig, 'command'>): void {
  if (hasFixedOutput) {
    throw new InputError(`the app writes to ${releases[0].outdir} whatever CDK8S_OUTDIR says: leave "outdir" out of its App, so that a step can be tried before it is taken`);
  }
  if (failure !== undefined) {
    throw new InputError(`the app (${command}) failed: ${failure}`);
  }
}
