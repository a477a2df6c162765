import { AppRun } from './run-app';
import { LeftRelease } from '../../constructs/plan-folder';
import { PLAN_SCHEMA_VERSION, PlanData } from '../../report/plan-data';
import { InputError } from '../exit';

/** The releases that were asked for, by the names that the release file knows them by; all of them where none was named. */
export function selected({ releases }: Pick<AppRun, 'releases'>, names: readonly string[]): readonly LeftRelease[] {
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
