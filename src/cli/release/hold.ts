import { MoveFlags } from './options';
import { ReleaseData } from '../../report/plan-data';
import { InputError } from '../exit';

/** A release on hold is moved forward by nobody; an emergency says its reason. */
export function checkHold(releases: readonly ReleaseData[], { forceUnsafe }: MoveFlags): void {
  const held = releases.find(({ hold }) => hold !== undefined);
  if (held !== undefined && forceUnsafe === undefined) {
    throw new InputError(`${held.name} is on hold: ${held.hold}; remove "hold" from its entry first`);
  }
}
