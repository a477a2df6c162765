import { Command } from 'commander';
import { ExitCode } from '../exit';
import { Io } from '../io';
import { attempts } from '../release/attempts';
import { movable } from '../release/find-release';
import { checkHold } from '../release/hold';
import { MoveFlags, addMoveOptions } from '../release/options';
import { take } from '../release/take';

export function setCommand(io: Io, finish: (code: ExitCode) => void): Command {
  const command = new Command('set')
    .description('move a release to a stage or ratio of its plan, where the step is safe')
    .argument('<service>', 'the release, by its name in the release file')
    .argument('<at>', 'a stage, or a ratio such as 25% or 1/3');
  return addMoveOptions(command).addHelpText('after', `
Examples:
  cdk8s-canary set reviews 25%
  cdk8s-canary set reviews deploy --dry-run
  cdk8s-canary set reviews 100% --force-unsafe "the old version leaks data" --commit`)
    .action(async (service: string, at: string, flags: MoveFlags) => {
      finish(await attempts(flags, io, async session => {
        const left = movable(session.run, service, flags.environment);
        checkHold([left.release], flags);
        return take([{ left, to: at }], session);
      }));
    });
}
