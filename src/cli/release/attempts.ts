import { MoveFlags } from './options';
import { Session, inSession } from './session';
import { CHANGED_MEANWHILE } from './take';
import { ExitCode, InputError } from '../exit';
import { Io } from '../io';

const ATTEMPTS = 20;

/** Moves by the app as it stands; where somebody else was faster, by the app as it stands then. */
export async function attempts(flags: MoveFlags, io: Io, move: (session: Session) => Promise<ExitCode | typeof CHANGED_MEANWHILE>): Promise<ExitCode> {
  for (let count = 0; count < ATTEMPTS; count++) {
    const outcome = await inSession(flags, io, move);
    if (outcome !== CHANGED_MEANWHILE) {
      return outcome;
    }
  }
  throw new InputError('the release file was changed by others again and again, nothing was written');
}
