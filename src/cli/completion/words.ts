import { Command } from 'commander';

/** What may follow the name of a command. */
export interface Words {
  readonly command: string;
  readonly about: string;
  readonly flags: readonly Flag[];
}

export interface Flag {
  /** `--output`, without its short form. */
  readonly name: string;
  readonly about: string;
  readonly takesValue: boolean;
  /** The values that it may have, where they are known. */
  readonly choices: readonly string[];
}

export function wordsOf(command: Command): Words {
  return {
    command: command.name(),
    about: command.description(),
    flags: command.options.map(({ long, description, required, optional, argChoices = [] }) => ({ name: long ?? '', about: description, takesValue: required || optional, choices: argChoices })),
  };
}
