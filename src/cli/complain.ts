import type { Writable } from 'node:stream';
import { EXIT, type ExitCode } from './exit-code';
import { write } from './streams';

/** Says on standard error what could not be done, one line each. The exit status is that of a failure where there is any. */
export async function complain(complaints: readonly string[], stderr: Writable): Promise<ExitCode> {
  if (complaints.length === 0) return EXIT.clean;
  await write(stderr, complaints.map((complaint) => `tdxmem: ${complaint}\n`).join(''));
  return EXIT.failed;
}
