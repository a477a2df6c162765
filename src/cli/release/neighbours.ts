import { ReleaseData } from '../../report/plan-data';
import { InputError } from '../exit';

/** The stage after the one that a release is at, or before it. */
export function neighbour({ name, stages, current }: ReleaseData, direction: 1 | -1): string {
  const found = stageBeside({ stages, current }, direction);
  if (found === undefined) {
    throw new InputError(direction > 0
      ? `${name} is at ${current}, there is no stage after it: rotate ${name} makes its canary the stable version`
      : `${name} is at ${current}, there is no stage before it`);
  }
  return found;
}

export function stageBeside({ stages, current }: Pick<ReleaseData, 'stages' | 'current'>, direction: 1 | -1): string | undefined {
  return stages[stages.findIndex(({ name }) => name === current) + direction]?.name;
}
