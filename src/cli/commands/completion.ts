import { describedProgram } from '../arguments';
import type { CompletionArguments } from '../arguments/completion';
import { describeProgram } from '../completion/describe';
import { shells } from '../completion/shells';
import { EXIT, type ExitCode } from '../exit-code';
import { write, type Streams } from '../streams';

/** Prints the script by which a shell completes this very command line. */
export async function completion({ shell }: CompletionArguments, { stdout }: Streams): Promise<ExitCode> {
  const print = shells[shell];
  if (print === undefined) throw new Error(`no shell ${shell}`);
  await write(stdout, print(describeProgram(describedProgram())));
  return EXIT.clean;
}
