import { Command } from 'commander';
import { ExitCode, InputError } from '../exit';
import { Io } from '../io';
import { attempts } from '../release/attempts';
import { movable } from '../release/find-release';
import { checkHold } from '../release/hold';
import { MoveFlags, addMoveOptions } from '../release/options';
import { take } from '../release/take';

export function finishCommand(io: Io, finish: (code: ExitCode) => void): Command {
  const command = new Command('finish')
    .description('end a release: the old version goes, once the new one has all requests')
    .argument('<service>', 'the release, by its name in the release file');
  return addMoveOptions(command).addHelpText('after', `
Examples:
  cdk8s-canary finish reviews
  cdk8s-canary finish reviews --commit`)
    .action(async (service: string, flags: MoveFlags) => {
      finish(await attempts(flags, io, async session => {
        const left = movable(session.run, service, flags.environment);
        checkHold([left.release], flags);
        const last = left.release.stages.at(-1)!.name;
        if (left.release.current === last) {
          throw new InputError(`${service} is at ${last} already: rotate ${service} makes its canary the stable version`);
        }
        return take([{ left, to: last }], session);
      }));
    });
}
