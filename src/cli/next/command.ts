import { Command } from 'commander';
import { printable } from '../../report/style';
import { ExitCode, InputError } from '../exit';
import { Io } from '../io';
import { attempts } from '../release/attempts';
import { movable } from '../release/find-release';
import { checkHold } from '../release/hold';
import { neighbour } from '../release/neighbours';
import { MoveFlags, addMoveOptions } from '../release/options';
import { Session } from '../release/session';
import { Move, take } from '../release/take';
import { movesTogether } from '../release/together';

interface NextFlags extends MoveFlags {
  readonly all?: boolean;
}

export function nextCommand(io: Io, finish: (code: ExitCode) => void): Command {
  const command = new Command('next')
    .description('move a release to the next stage of its plan, where the step is safe')
    .argument('[service]', 'the release, by its name in the release file')
    .option('--all', 'every release that has begun, as far as their steps are safe together');
  return addMoveOptions(command).addHelpText('after', `
Examples:
  cdk8s-canary next reviews
  cdk8s-canary next reviews --before origin/production:dist --commit
  cdk8s-canary next --all --dry-run`)
    .action(async (service: string | undefined, flags: NextFlags) => {
      if ((service === undefined) === (flags.all !== true)) {
        throw new InputError('next takes either a service or --all');
      }
      finish(await attempts(flags, io, async session => {
        if (service !== undefined) {
          return take([nextOf(session, service)], session);
        }
        const { moves, waiting } = await movesTogether(session);
        const told = waiting.map(({ name, reason }) => `${name} waits: ${reason}\n`).join('');
        if (moves.length === 0) {
          io.stdout(printable(`${told}no release has a step to take\n`));
          return ExitCode.CLEAN;
        }
        return take(moves, session, { note: told });
      }));
    });
}

function nextOf({ run, flags }: Session, service: string): Move {
  const left = movable(run, service, flags.environment);
  checkHold([left.release], flags);
  return { left, to: neighbour(left.release, 1) };
}
