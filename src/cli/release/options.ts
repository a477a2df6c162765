import { Command, InvalidArgumentError } from 'commander';
import { AppFlags, addAppOptions } from '../app/options';
import { SetFlags, addSetOptions } from '../options';

/** Flags of every command that moves a release. */
export interface MoveFlags extends AppFlags, SetFlags {
  readonly before?: string;
  readonly commit?: boolean;
  readonly dryRun?: boolean;
  readonly forceUnsafe?: string;
}

export function addMoveOptions(command: Command): Command {
  return addSetOptions(addAppOptions(command))
    .option('--before <set>', 'what runs now: live, a path, or a Git revision with or without :folder (default: the output that is committed)')
    .option('--dry-run', 'show the step and write nothing')
    .option('--commit', 'commit the release file and the output')
    .option('--force-unsafe <reason>', 'take a step that is refused, for emergencies; the reason goes into the commit', reason);
}

function reason(text: string): string {
  if (text.trim() === '') {
    throw new InvalidArgumentError('it is the reason, which is read in the commit');
  }
  return text.trim();
}
