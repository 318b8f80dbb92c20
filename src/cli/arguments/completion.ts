import { Argument } from 'commander';
import { shells } from '../completion/shells';
import type { CommandLine } from './command-line';

export interface CompletionArguments {
  readonly shell: string;
}

const HELP = `
The script goes to standard output. To use it in every shell that is opened:
  bash  tdxmem completion bash > ~/.local/share/bash-completion/completions/tdxmem
  zsh   tdxmem completion zsh > DIR/_tdxmem, with a DIR that is in fpath
  fish  tdxmem completion fish > ~/.config/fish/completions/tdxmem.fish
For this shell only: source <(tdxmem completion bash), and in fish with | source.`;

export const completionLine: CommandLine<CompletionArguments> = {
  name: 'completion',
  declare(command, done) {
    command
      .description('print a script that completes commands and options in a shell')
      .addArgument(new Argument('<shell>', 'which shell').choices(Object.keys(shells)))
      .addHelpText('after', HELP)
      .action((shell: string) => done({ shell }));
  },
};
