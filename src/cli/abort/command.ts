import { Command } from 'commander';
import { ExitCode } from '../exit';
import { Io } from '../io';
import { attempts } from '../release/attempts';
import { movable } from '../release/find-release';
import { MoveFlags, addMoveOptions } from '../release/options';
import { take } from '../release/take';
import { wayDown } from '../release/way-down';

export function abortCommand(io: Io, finish: (code: ExitCode) => void): Command {
  const command = new Command('abort')
    .description('take a release back: the shortest safe way, of which each call takes one step; never refuses')
    .argument('<service>', 'the release, by its name in the release file');
  return addMoveOptions(command).addHelpText('after', `
Examples:
  cdk8s-canary abort reviews --commit      # once it is synced and healthy, again for the next step
  cdk8s-canary abort reviews --dry-run`)
    .action(async (service: string, flags: MoveFlags) => {
      finish(await attempts(flags, io, async session => {
        const left = movable(session.run, service, flags.environment);
        const { release } = left;
        const goal = release.stages.find(({ name }) => name === 'stable')?.name ?? release.stages[0].name;
        const place = (name: string): number => release.stages.findIndex(stage => stage.name === name);
        if (place(release.current) <= place(goal)) {
          io.stdout(`${service} is at ${release.current}, nothing of ${left.canary} is left: take it out of the code, and its entry out of the release file\n`);
          return ExitCode.CLEAN;
        }
        const way = wayDown(release, goal);
        const heading = `${service}: ${[release.current, ...way].join(' -> ')} (canary ${left.canary})\n${way.length > 1 ? `takes ${release.current} -> ${way[0]} now; once that is synced and healthy, abort again\n` : ''}`;
        return take([{ left, to: way[0] }], session, { always: true, heading });
      }));
    });
}
