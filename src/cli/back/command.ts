import { Command } from 'commander';
import { ExitCode } from '../exit';
import { Io } from '../io';
import { attempts } from '../release/attempts';
import { movable } from '../release/find-release';
import { neighbour } from '../release/neighbours';
import { MoveFlags, addMoveOptions } from '../release/options';
import { take } from '../release/take';

export function backCommand(io: Io, finish: (code: ExitCode) => void): Command {
  const command = new Command('back')
    .description('move a release to the stage before, where the step is safe')
    .argument('<service>', 'the release, by its name in the release file');
  return addMoveOptions(command).addHelpText('after', `
Examples:
  cdk8s-canary back reviews
  cdk8s-canary back reviews --before live --commit`)
    .action(async (service: string, flags: MoveFlags) => {
      finish(await attempts(flags, io, async session => {
        const left = movable(session.run, service, flags.environment);
        return take([{ left, to: neighbour(left.release, -1) }], session);
      }));
    });
}
