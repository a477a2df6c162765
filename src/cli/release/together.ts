import { beforeOf } from './before';
import { MovableRelease, movable } from './find-release';
import { stageBeside } from './neighbours';
import { Session } from './session';
import { errorsOf, newFindings } from './step-findings';
import { Move } from './take';
import { Inventory } from '../../mesh/inventory';
import { atStage } from '../app/app-objects';
import { inventoryOptions } from '../options';

/**
 * The next stages of all releases that have begun and are not on hold, as many as are safe in one step: one after the other is added, in the order of the code, as
 * long as the whole has no error.
 */
export async function movesTogether(session: Session): Promise<{ moves: Move[]; waiting: { name: string; reason: string }[] }> {
  const { flags, objects } = session;
  const moves: Move[] = [];
  const waiting: { name: string; reason: string }[] = [];
  const before = await beforeOf(session, objects);
  let state = objects;
  for (const left of begun(session)) {
    const { release } = left;
    const to = stageBeside(release, 1);
    if (release.hold !== undefined) {
      waiting.push({ name: release.name, reason: `it is on hold: ${release.hold}` });
    } else if (to !== undefined) {
      const next = atStage(state, release, to);
      const errors = errorsOf(newFindings(before.set, Inventory.of(next, inventoryOptions(flags))));
      if (errors.length > 0) {
        waiting.push({ name: release.name, reason: errors[0].message });
      } else {
        moves.push({ left, to });
        state = next;
      }
    }
  }
  return { moves, waiting };
}

function begun({ run, flags: { environment } }: Session): MovableRelease[] {
  return run.releases
    .filter(({ release, at, isFixed }) => release.canary !== undefined && !isFixed && at !== undefined && at !== 'stable')
    .filter(({ release }) => environment === undefined || release.environment === environment)
    .map(({ release }) => movable(run, release.name, release.environment));
}
