import { AppRun } from './run-app';
import { LeftRelease } from '../../constructs/plan-folder';
import { PLAN_SCHEMA_VERSION, PlanData } from '../../report/plan-data';
import { InputError } from '../exit';

/**
 * The releases that were asked for, by the names that the release file knows them by; all of them where none was named.
 * @param environment the environment that they are of; whichever where it is not said
 */
export function selected({ releases: all }: Pick<AppRun, 'releases'>, names: readonly string[], environment: string | undefined): readonly LeftRelease[] {
  const releases = environment === undefined ? all : all.filter(({ release }) => release.environment === environment);
  if (releases.length === 0) {
    const known = [...new Set(all.map(one => one.release.environment ?? 'none'))].join(', ');
    throw new InputError(`the app has no release of environment ${environment}, it is of ${known}: run it for that environment, as its own code asks for`);
  }
  const known = new Set(releases.map(({ release }) => release.name));
  const unknown = names.find(name => !known.has(name));
  if (unknown !== undefined) {
    throw new InputError(`there is no service ${unknown}, known are ${[...known].join(', ')}`);
  }
  return names.length === 0 ? releases : releases.filter(({ release }) => names.includes(release.name));
}

export function planOf(releases: readonly LeftRelease[]): PlanData {
  return { schemaVersion: PLAN_SCHEMA_VERSION, releases: releases.map(({ release }) => release) };
}
