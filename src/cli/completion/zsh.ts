import type { DescribedCommand, DescribedOption, ProgramDescription, Values } from './describe';

/** A file for a folder of `fpath`, or to be sourced. */
export function zsh({ options, commands }: ProgramDescription): string {
  return `#compdef tdxmem
# Completion of tdxmem for zsh, as "tdxmem completion zsh" prints it.
_tdxmem() {
  local -a commands
  commands=(
${commands.map(({ name, summary }) => `    ${quoted(`${name}:${summary}`)}`).join('\n')}
  )
  if (( CURRENT == 2 )); then
    if [[ $PREFIX == -* ]]; then
      _arguments ${options.map(specification).join(' ')}
    else
      _describe command commands
    fi
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
${commands.map(commandCase).join('\n')}
  esac
}
if [[ $funcstack[1] == _tdxmem ]]; then _tdxmem "$@"; else compdef _tdxmem tdxmem; fi
`;
}

function commandCase({ name, options, operands }: DescribedCommand): string {
  const lines = [...options.map(specification), ...(operands === undefined ? [] : [quoted(`*: :${action(operands)}`)])];
  return `    ${name})\n      _arguments -s -S \\\n        ${lines.join(' \\\n        ')}\n      ;;`;
}

/** `'(-f --format)'{-f,--format}'[how to print]:format:(text json)'` */
function specification({ long, short, summary, value }: DescribedOption): string {
  const rest = `[${summary.replaceAll(/[[\]\\:]/g, String.raw`\$&`)}]${value === undefined ? '' : `:${value.name}:${action(value.values)}`}`;
  return short === undefined ? quoted(`${long}${rest}`) : `'(${short} ${long})'{${short},${long}}${quoted(rest)}`;
}

function action(values: Values): string {
  if (values.kind === 'files') return '_files';
  return values.kind === 'words' ? `(${values.words.join(' ')})` : ' ';
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
