import type { DescribedCommand, DescribedOption, ProgramDescription, Values } from './describe';

/** Works with bash alone, of version 4 or later. */
export function bash({ options, commands }: ProgramDescription): string {
  return `# Completion of tdxmem for bash, as "tdxmem completion bash" prints it.
_tdxmem() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} command='' index
  # Bash takes --format=json for three words.
  if [[ $cur == '=' ]]; then cur=''; elif [[ $prev == '=' ]]; then prev=\${COMP_WORDS[COMP_CWORD-2]}; fi
  for ((index = 1; index < COMP_CWORD; index++)); do
    if [[ \${COMP_WORDS[index]} != -* ]]; then command=\${COMP_WORDS[index]}; break; fi
  done
  COMPREPLY=()
  case "$command $prev" in
${commands.flatMap(({ name, options: own }) => own.flatMap((option) => valueCase(name, option))).join('\n')}
  esac
  case "$command $cur" in
    ' -'*) ${words(options.flatMap(names))} ;;
    ' '*) ${words(commands.map(({ name }) => name))} ;;
${commands.flatMap(commandCases).join('\n')}
  esac
}
_tdxmem_files() {
  compopt -o filenames 2>/dev/null
  mapfile -t COMPREPLY < <(compgen -f -- "$cur")
}
complete -F _tdxmem tdxmem
`;
}

function valueCase(command: string, option: DescribedOption): readonly string[] {
  if (option.value === undefined) return [];
  const patterns = names(option).map((name) => `'${command} ${name}'`);
  return [`    ${patterns.join('|')}) ${answer(option.value.values)}; return ;;`];
}

function commandCases({ name, options, operands }: DescribedCommand): readonly string[] {
  return [`    '${name} -'*) ${words(options.flatMap(names))} ;;`, ...(operands === undefined ? [] : [`    '${name} '*) ${answer(operands)} ;;`])];
}

function answer(values: Values): string {
  if (values.kind === 'files') return '_tdxmem_files';
  return values.kind === 'words' ? words(values.words) : ':';
}

function words(list: readonly string[]): string {
  return `mapfile -t COMPREPLY < <(compgen -W '${list.join(' ')}' -- "$cur")`;
}

function names({ long, short }: DescribedOption): readonly string[] {
  return short === undefined ? [long] : [short, long];
}
