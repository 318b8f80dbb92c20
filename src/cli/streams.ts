import type { Readable, Writable } from 'node:stream';

/** The three streams of a process, and what is behind them. */
export interface Streams {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly fd?: number };
  readonly stderr: Writable & { readonly isTTY?: boolean };
}

/**
 * Writes all of a text, or of bytes. A reader that has gone away (`| head`) has what it wants: that is no error.
 * @returns Whether somebody still reads.
 * @throws when the stream takes no more for another reason, such as a full disk.
 */
export async function write(stream: Writable, text: string | Uint8Array): Promise<boolean> {
  const failure = await new Promise<Error | null | undefined>((resolve) => {
    // The stream reports a failed write twice; an event without a listener would end the process.
    stream.once('error', resolve);
    stream.write(text, (error) => {
      if (!(error instanceof Error)) stream.off('error', resolve);
      resolve(error);
    });
  });
  const gone = failure instanceof Error && 'code' in failure && failure.code === 'EPIPE';
  if (failure instanceof Error && !gone) throw new Error(`The report could not be written: ${failure.message}.`, { cause: failure });
  return !gone;
}
