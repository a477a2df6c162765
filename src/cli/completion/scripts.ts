import { Flag, Words } from './words';

const PROGRAM = 'cdk8s-canary';

/** Commands first, then the flags of the command, values where they are known, else files. */
export function bash(all: readonly Words[]): string {
  return `# completion of ${PROGRAM} for bash
_cdk8s_canary() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}" words=""
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${all.map(({ command }) => command).join(' ')}" -- "$cur"))
    return
  fi
  case "\${COMP_WORDS[1]} $prev" in
${all.flatMap(({ command, flags }) => flags.filter(({ choices }) => choices.length > 0).map(({ name, choices }) => `    "${command} ${name}") COMPREPLY=($(compgen -W "${choices.join(' ')}" -- "$cur")); return ;;`)).join('\n')}
  esac
  case "\${COMP_WORDS[1]}" in
${all.map(({ command, flags }) => `    ${command}) words="${flags.map(({ name }) => name).join(' ')}" ;;`).join('\n')}
  esac
  case "$cur" in
    -*) COMPREPLY=($(compgen -W "$words" -- "$cur")) ;;
    *) COMPREPLY=($(compgen -f -- "$cur")) ;;
  esac
}
complete -o filenames -F _cdk8s_canary ${PROGRAM}
`;
}

export function zsh(all: readonly Words[]): string {
  const argument = ({ name, about, takesValue, choices }: Flag): string => {
    const value = takesValue ? `:value:${choices.length > 0 ? `(${choices.join(' ')})` : '_files'}` : '';
    return `'${name}[${zshText(about)}]${value}'`;
  };
  return `#compdef ${PROGRAM}
_cdk8s_canary() {
  local -a commands
  commands=(
${all.map(({ command, about }) => `    '${command}:${zshText(about)}'`).join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe 'command' commands
    return
  fi
  case "$words[2]" in
${all.map(({ command, flags }) => `    ${command}) _arguments ${[...flags.map(argument), '\'*:file:_files\''].join(' ')} ;;`).join('\n')}
  esac
}
_cdk8s_canary "$@"
`;
}

export function fish(all: readonly Words[]): string {
  const flagLine = (command: string, { name, about, takesValue, choices }: Flag): string =>
    `complete -c ${PROGRAM} -n '__fish_seen_subcommand_from ${command}' -l ${name.slice(2)}${takesValue ? ' -r' : ''}${choices.length > 0 ? ` -f -a '${choices.join(' ')}'` : ''} -d '${fishText(about)}'`;
  return [
    `# completion of ${PROGRAM} for fish`,
    ...all.map(({ command, about }) => `complete -c ${PROGRAM} -n '__fish_use_subcommand' -f -a ${command} -d '${fishText(about)}'`),
    ...all.flatMap(({ command, flags }) => flags.map(flag => flagLine(command, flag))),
    '',
  ].join('\n');
}

function zshText(text: string): string {
  return text.replace(/'/g, '\'\\\'\'').replace(/[[\]:]/g, character => `\\${character}`);
}

function fishText(text: string): string {
  return text.replace(/[\\']/g, character => `\\${character}`);
}
