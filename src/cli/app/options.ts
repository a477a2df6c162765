import { Command } from 'commander';

/** Flags of every command that runs the app. */
export interface AppFlags {
  readonly app?: string;
  readonly environment?: string;
  readonly out?: string;
}

export function addAppOptions(command: Command): Command {
  return command
    .option('--app <command>', 'the command that runs the app (default: "app" in cdk8s.yaml)')
    .option('--out <folder>', 'the folder of the app\'s output (default: "output" in cdk8s.yaml, else dist)')
    .option('--environment <name>', 'the releases of one environment, where the app has several');
}
