import { LeftRelease } from '../../constructs/plan-folder';
import { AppRun } from '../app/run-app';
import { InputError } from '../exit';

/** A release with a canary, that its file may move. */
export interface MovableRelease extends LeftRelease {
  readonly canary: string;
}

/** The one release of a name that a command may move. */
export function movable(run: Pick<AppRun, 'releases'>, name: string, environment: string | undefined): MovableRelease {
  const known = run.releases.filter(({ release }) => environment === undefined || release.environment === environment);
  const found = known.filter(({ release }) => release.name === name);
  if (found.length === 0) {
    const names = [...new Set(known.map(({ release }) => release.name))].join(', ');
    throw new InputError(environment !== undefined && known.length === 0
      ? `the app has no release of environment ${environment}, it is of ${[...new Set(run.releases.map(({ release }) => release.environment ?? 'none'))].join(', ')}: run it for that environment, as its own code asks for`
      : `there is no service ${name}, known are ${names}`);
  }
  const moving = found.filter(({ release }) => release.canary !== undefined);
  const places = new Set(moving.map(({ file, release }) => `${file ?? ''} ${release.environment ?? ''}`));
  if (places.size > 1) {
    throw new InputError(`${name} is released in several environments, say one with --environment: ${moving.map(({ release }) => release.environment ?? 'none').join(', ')}`);
  }
  const [left] = moving;
  if (left === undefined) {
    throw new InputError(`${name} has no release: the code gives it no version that is to take the place of the one it has`);
  }
  if (left.isFixed) {
    throw new InputError(`${name} stands where the code says (progress): no release file moves it`);
  }
  return { ...left, canary: left.release.canary! };
}
