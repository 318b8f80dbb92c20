import type { DescribedCommand, DescribedOption, ProgramDescription, Values } from './describe';

export function fish({ options, commands }: ProgramDescription): string {
  const lines = [
    '# Completion of tdxmem for fish, as "tdxmem completion fish" prints it.',
    'complete -c tdxmem -f',
    ...options.map((option) => optionLine(option, '__fish_use_subcommand')),
    ...commands.flatMap(commandLines),
  ];
  return `${lines.join('\n')}\n`;
}

function commandLines({ name, summary, options, operands }: DescribedCommand): readonly string[] {
  const inside = `__fish_seen_subcommand_from ${name}`;
  return [
    `complete -c tdxmem -n __fish_use_subcommand -a ${name} -d ${quoted(summary)}`,
    ...options.map((option) => optionLine(option, inside)),
    ...(operands === undefined || operands.kind === 'anything' ? [] : [`complete -c tdxmem -n '${inside}'${answers(operands)}`]),
  ];
}

function optionLine({ long, short, summary, value }: DescribedOption, condition: string): string {
  const letter = short === undefined ? '' : ` -s ${short.slice('-'.length)}`;
  return `complete -c tdxmem -n '${condition}'${letter} -l ${long.slice('--'.length)}${value === undefined ? '' : ` -r${answers(value.values)}`} -d ${quoted(summary)}`;
}

function answers(values: Values): string {
  if (values.kind === 'files') return ' -F';
  return values.kind === 'words' ? ` -f -a '${values.words.join(' ')}'` : ' -f';
}

function quoted(text: string): string {
  return `'${text.replaceAll(/['\\]/g, String.raw`\$&`)}'`;
}
