import type { Command, Option } from 'commander';
import { checks } from '../../analysis/index';

/** What may stand at one place of the command line. */
export type Values = { readonly kind: 'words'; readonly words: readonly string[] } | { readonly kind: 'files' } | { readonly kind: 'anything' };

export interface DescribedOption {
  /** `--format`. */
  readonly long: string;
  /** `-f`. */
  readonly short?: string;
  readonly summary: string;
  /** What its value is, and what it may be; absent where it takes none. */
  readonly value?: { readonly name: string; readonly values: Values };
}

export interface DescribedCommand {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly DescribedOption[];
  /** What may stand beside the options; absent where nothing may. */
  readonly operands?: Values;
}

/** The command line as data, for what is made of it: completions for shells. */
export interface ProgramDescription {
  readonly options: readonly DescribedOption[];
  readonly commands: readonly DescribedCommand[];
}

export function describeProgram(program: Command): ProgramDescription {
  return { options: optionsOf(program), commands: program.commands.map(describeCommand) };
}

function describeCommand(command: Command): DescribedCommand {
  const [first] = command.registeredArguments;
  return { name: command.name(), summary: command.description(), options: optionsOf(command), ...(first !== undefined && { operands: valuesOf(first.name(), first.argChoices) }) };
}

function optionsOf(command: Command): readonly DescribedOption[] {
  return command.createHelp().visibleOptions(command).map(describeOption);
}

function describeOption({ long, short, description, required, flags, argChoices }: Option): DescribedOption {
  const name = /<(?<name>[^>]+)>/.exec(flags)?.groups?.['name'] ?? '';
  return { long: long ?? short ?? '', ...(long !== undefined && short !== undefined && { short }), summary: description, ...(required && { value: { name, values: valuesOf(name, argChoices) } }) };
}

/** Operands that are no files are named by what they are. */
const FILES: ReadonlySet<string> = new Set(['FILE', 'A', 'B']);

function valuesOf(name: string, choices: readonly string[] | undefined): Values {
  if (choices !== undefined) return { kind: 'words', words: choices };
  if (name === 'CODE') return { kind: 'words', words: checks.map(({ code }) => code) };
  return FILES.has(name) ? { kind: 'files' } : { kind: 'anything' };
}
