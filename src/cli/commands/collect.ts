import type { CollectArguments } from '../arguments/collect';
import script from '../collect/collect.sh';
import { runScript } from '../collect/run-script';
import { complain } from '../complain';
import type { ExitCode } from '../exit-code';
import { deliver, refusalOf } from '../output/destination';
import type { Streams } from '../streams';

/** Prints the script that collects, or runs it here; what it warns of goes to standard error. */
export async function collect({ print, redact, ...destination }: CollectArguments, { stdout, stderr }: Streams): Promise<ExitCode> {
  const refusal = await refusalOf(destination);
  if (refusal !== undefined) return complain([refusal], stderr);
  const made = print ? { kind: 'text' as const, text: script } : await runScript(script, redact ? ['--redact'] : []);
  if (made.kind === 'failed') return complain([made.message], stderr);
  const failure = await deliver(made.text, destination, stdout, (file) => (print ? `${file}: written. To run it on the server: sh ${file} > host.txt` : `${file}: written. To review it: tdxmem check --host ${file}`));
  return complain(failure === undefined ? [] : [failure], stderr);
}
