import { Command, InvalidArgumentError, Option } from 'commander';
import { ReleaseStatus, statusOf } from './status';
import { statusText } from './text';
import { json } from '../../report/escape';
import { styleFor } from '../../report/style';
import { addAppOptions } from '../app/options';
import { selected } from '../app/plan-of';
import { ExitCode } from '../exit';
import { Io } from '../io';
import { addSetOptions } from '../options';
import { MoveFlags } from '../release/options';
import { inSession } from '../release/session';

interface StatusFlags extends MoveFlags {
  readonly output: 'text' | 'json';
  readonly olderThan?: number;
}

export function statusCommand(io: Io, finish: (code: ExitCode) => void): Command {
  const command = new Command('status')
    .description('show where every release stands, since when, what is next, and whether that step is safe')
    .argument('[services...]', 'the releases to show, by their names in the release file (default: all)')
    .option('--before <set>', 'what runs now: live, a path, or a Git revision with or without :folder (default: the output that is committed)')
    .option('--older-than <days>', 'exit with 1 where a release that has begun stands longer than this', days)
    .addOption(new Option('-o, --output <form>', 'form of the answer').choices(['text', 'json']).default('text'));
  return addSetOptions(addAppOptions(command)).addHelpText('after', `
Examples:
  cdk8s-canary status
  cdk8s-canary status --older-than 14
  cdk8s-canary status reviews --before live --output json`)
    .action(async (services: string[], flags: StatusFlags) => {
      finish(await inSession(flags, io, async session => {
        const statuses: ReleaseStatus[] = [];
        for (const left of selected(session.run, services, flags.environment)) {
          statuses.push(await statusOf(left, session, flags.olderThan));
        }
        io.stdout(flags.output === 'json' ? `${json({ releases: statuses }, 2)}\n` : statusText(statuses, styleFor(io)));
        return statuses.some(({ isOld }) => isOld) ? ExitCode.FOUND : ExitCode.CLEAN;
      }));
    });
}

function days(text: string): number {
  const number = Number(text);
  if (!/^\d{1,5}$/.test(text) || number === 0) {
    throw new InvalidArgumentError('allowed is a number of days, such as 14');
  }
  return number;
}
