import { Argument, Command } from 'commander';
import { bash, fish, zsh } from './scripts';
import { Words, wordsOf } from './words';
import { ExitCode } from '../exit';
import { Io } from '../io';

const SHELLS: Readonly<Record<string, (words: readonly Words[]) => string>> = { bash, zsh, fish };

/** @param commands all commands, for those that complete */
export function completionCommand(io: Io, finish: (code: ExitCode) => void, commands: () => readonly Command[]): Command {
  return new Command('completion')
    .description('print what makes a shell complete commands and flags')
    .addArgument(new Argument('<shell>', 'the shell').choices(Object.keys(SHELLS)))
    .addHelpText('after', `
Examples:
  source <(cdk8s-canary completion bash)                                   # in ~/.bashrc
  cdk8s-canary completion zsh > "\${fpath[1]}/_cdk8s-canary"
  cdk8s-canary completion fish > ~/.config/fish/completions/cdk8s-canary.fish`)
    .action((shell: string) => {
      io.stdout(SHELLS[shell](commands().map(wordsOf)));
      finish(ExitCode.CLEAN);
    });
}
