import { fstat, type Stats } from 'node:fs';
import { stat, truncate } from 'node:fs/promises';
import { promisify } from 'node:util';
import { EXIT, type ExitCode } from '../exit-code';
import type { Unreadable } from '../input/unreadable';
import { readEarlier, type LevelOf } from './earlier';

export interface Resumed {
  readonly kind: 'resumed';
  readonly finished: ReadonlySet<string>;
  readonly code: ExitCode;
}

/**
 * What need not be done again. Where standard output goes on in the same file (`>>`), lines of a file that were not all
 * written are cut off first: they will be written again.
 */
export async function resume(file: string | undefined, levelOf: LevelOf, stdout: number | undefined): Promise<Resumed | Unreadable> {
  if (file === undefined) return { kind: 'resumed', finished: new Set(), code: EXIT.clean };
  const earlier = await readEarlier(file, levelOf);
  if (earlier.kind === 'unreadable') return earlier;
  const { finished, code, whole, size } = earlier;
  if (whole < size && stdout !== undefined && (await isSame(file, stdout))) await truncate(file, whole);
  return { kind: 'resumed', finished, code };
}

async function isSame(file: string, descriptor: number): Promise<boolean> {
  const [named, opened]: readonly Stats[] = await Promise.all([stat(file), promisify(fstat)(descriptor)]);
  return named?.ino === opened?.ino && named?.dev === opened?.dev;
}
