import { Command } from 'commander';

/** Flags of every command that runs the app. */
export interface AppFlags {
  readonly app?: string;
}

export function addAppOptions(command: Command): Command {
  return command.option('--app <command>', 'the command that runs the app (default: "app" in cdk8s.yaml)');
}
