import { Command, CommanderError } from 'commander';
import { version } from '../../package.json';
import { checkLine, type CheckArguments } from './arguments/check';
import { collectLine, type CollectArguments } from './arguments/collect';
import type { CommandLine } from './arguments/command-line';
import { completionLine, type CompletionArguments } from './arguments/completion';
import { decodeLine, type DecodeArguments } from './arguments/decode';
import { diffLine, type DiffArguments } from './arguments/diff';
import { explainLine, type ExplainArguments } from './arguments/explain';
import { hotplugLine, type HotplugArguments } from './arguments/hotplug';
import { lspLine } from './arguments/lsp';
import { mapLine, type MapArguments } from './arguments/map';
import { quiet } from './arguments/quiet';
import { snapshotLine, type SnapshotArguments } from './arguments/snapshot';
import { summaryLine, type SummaryArguments } from './arguments/summary';

export type Arguments =
  | { readonly kind: 'check'; readonly check: CheckArguments }
  | { readonly kind: 'collect'; readonly collect: CollectArguments }
  | { readonly kind: 'snapshot'; readonly snapshot: SnapshotArguments }
  | { readonly kind: 'summary'; readonly summary: SummaryArguments }
  | { readonly kind: 'diff'; readonly diff: DiffArguments }
  | { readonly kind: 'map'; readonly map: MapArguments }
  | { readonly kind: 'decode'; readonly decode: DecodeArguments }
  | { readonly kind: 'explain'; readonly explain: ExplainArguments }
  | { readonly kind: 'hotplug'; readonly hotplug: HotplugArguments }
  | { readonly kind: 'completion'; readonly completion: CompletionArguments }
  | { readonly kind: 'lsp' }
  /** `--help` or `--version`: text for standard output. */
  | { readonly kind: 'print'; readonly text: string }
  | { readonly kind: 'wrong'; readonly message: string; readonly hint: string };

const ABOUT = `Reviews the memory configuration of an Intel TDX host, offline: will TDX come up on
this memory, which line is to blame, and what may be added later?`;

/** Reads a command line without the program's own name. Prints nothing and never ends the process. */
export function parseArguments(args: readonly string[]): Arguments {
  const printed: string[] = [];
  let result: Arguments | undefined;
  const program = declareProgram(printed, (given) => {
    result = given;
  });
  try {
    program.parse([...args], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return stopped(error, printed.join(''), program.commands.find((command) => command.name() === args[0])?.name());
  }
  return result ?? { kind: 'wrong', message: 'no command given', hint: HINT };
}

/** The whole command line, for what describes it elsewhere: completions, the manual page. */
export function describedProgram(): Command {
  return declareProgram([], () => {});
}

/** @param done Takes what was given when the program is run on a command line. */
function declareProgram(printed: string[], done: (given: Arguments) => void): Command {
  const program = quiet(new Command('tdxmem'), printed)
    .description(ABOUT)
    .version(version, '-V, --version', 'print the version')
    .helpCommand(false)
    .addHelpText('after', '\nSee "tdxmem check --help" and its like for options and examples.');
  const declare = <A>(line: CommandLine<A>, asArguments: (given: A) => Arguments): void =>
    line.declare(quiet(program.command(line.name), printed), (given) => done(asArguments(given)));
  declare(checkLine, (check) => ({ kind: 'check', check }));
  declare(hotplugLine, (hotplug) => ({ kind: 'hotplug', hotplug }));
  declare(collectLine, (collect) => ({ kind: 'collect', collect }));
  declare(snapshotLine, (snapshot) => ({ kind: 'snapshot', snapshot }));
  declare(summaryLine, (summary) => ({ kind: 'summary', summary }));
  declare(diffLine, (diff) => ({ kind: 'diff', diff }));
  declare(mapLine, (map) => ({ kind: 'map', map }));
  declare(decodeLine, (decode) => ({ kind: 'decode', decode }));
  declare(explainLine, (explain) => ({ kind: 'explain', explain }));
  declare(completionLine, (completion) => ({ kind: 'completion', completion }));
  declare(lspLine, () => ({ kind: 'lsp' }));
  return program;
}

const HINT = 'To review a file: tdxmem check FILE. For help: tdxmem --help.';

function stopped({ code, message }: CommanderError, printed: string, command: string | undefined): Arguments {
  if (code === 'commander.helpDisplayed' || code === 'commander.version') return { kind: 'print', text: printed };
  if (code === 'commander.help') return { kind: 'wrong', message: 'no command given', hint: HINT };
  const plain = message.replace(/^error: /, '').replaceAll(/\s*\n\s*/g, ' ');
  return { kind: 'wrong', message: plain, hint: command === undefined ? HINT : `For help: tdxmem ${command} --help.` };
}
