import type { CommandLine } from './command-line';

export interface LspArguments {
  readonly stdio: boolean;
}

const HELP = `
The server speaks the Language Server Protocol on standard input and output, for any
editor that does: see docs/editors.md for Neovim, Emacs, Helix and Zed. It reads what
the editor shows, and the captures that a snapshot names; it changes no file.`;

export const lspLine: CommandLine<LspArguments> = {
  name: 'lsp',
  declare(command, done) {
    command
      .description('serve an editor: the language server')
      .option('--stdio', 'speak on standard input and output, which is the only way there is', false)
      .addHelpText('after', HELP)
      .action((options: LspArguments) => done(options));
  },
};
