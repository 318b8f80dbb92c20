import type { Readable } from 'node:stream';
import type { ProfileId, Review } from '../../analysis/index';
import { reviewEach, reviewTogether } from '../review-files';
import type { Reviewed } from '../reporters/reporter';
import { isFolder } from './read-host';
import { unreadable, type Unreadable } from './unreadable';

/** One review that a command is about, named by a file or by the folder of a host. */
export interface Operand {
  /** As given; `-` is standard input. */
  readonly name: string;
  readonly kernel: ProfileId | 'auto';
  /** From 1; the newest whole one when absent. */
  readonly boot?: number;
}

export interface ReviewedOperand extends Reviewed {
  readonly kind: 'reviewed';
  /** Every boot of the operand, the chosen one included. */
  readonly all: readonly Review[];
}

/** Reviews a file, or the captures in a folder as those of one host. What cannot be read whole is not reviewed. */
export async function reviewOperand({ name, kernel, boot }: Operand, stdin: Readable): Promise<ReviewedOperand | Unreadable> {
  const together = name !== '-' && (await isFolder(name));
  const { reviewed, complaints } = together ? await reviewTogether([name], { kernel }, stdin) : await reviewEach([name], { kernel }, stdin);
  if (complaints.length > 0) return unreadable(complaints.join('\n'));
  const chosen = boot === undefined ? (reviewed.find(({ review }) => review.newest) ?? reviewed[0]) : reviewed.find(({ review }) => review.boot === boot);
  if (chosen === undefined) return unreadable(`${name}: ${reviewed.length === 1 ? 'It holds one boot only.' : `It holds ${reviewed.length} boots only.`}`);
  return { kind: 'reviewed', ...chosen, all: reviewed.map(({ review }) => review) };
}
