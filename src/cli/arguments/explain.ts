import type { CommandLine } from './command-line';

export interface ExplainArguments {
  /** Without one, all codes are listed. */
  readonly code: string | undefined;
}

const HELP = `
Exit status:
  0  explained
  2  there is no such code

Examples:
  tdxmem explain
  tdxmem explain reserved-areas-exhausted`;

export const explainLine: CommandLine<ExplainArguments> = {
  name: 'explain',
  declare(command, done) {
    command
      .description('say what a finding means and what to do, or list all findings')
      .argument('[CODE]', 'code of a finding, as in [brackets] behind its message')
      .addHelpText('after', HELP)
      .action((code: string | undefined) => done({ code }));
  },
};
