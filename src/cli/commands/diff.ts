import { compare, differs } from '../../analysis/index';
import { version } from '../../../package.json';
import type { DiffArguments } from '../arguments/diff';
import { complain } from '../complain';
import { diffJson } from '../diff/json';
import { diffText } from '../diff/text';
import { EXIT, type ExitCode } from '../exit-code';
import { reviewOperand, type Operand } from '../input/operand';
import { crashes } from '../review-outcome';
import { write, type Streams } from '../streams';

/** Says what differs between two reviews, by address. */
export async function diff(args: DiffArguments, { stdin, stdout, stderr }: Streams): Promise<ExitCode> {
  const misused = misuse(args);
  if (misused !== undefined) return complain([misused], stderr);
  const [a, b] = [await reviewOperand(operand(args, 'a'), stdin), await reviewOperand(operand(args, 'b'), stdin)];
  if (a.kind === 'unreadable' || b.kind === 'unreadable') {
    return complain([a, b].flatMap((one) => (one.kind === 'unreadable' ? one.message.split('\n') : [])), stderr);
  }
  const comparison = compare(a.review, b.review);
  if (comparison.sources.length === 0) {
    return complain(['There is nothing to compare: no memory map, CMR list or other list of ranges is in both.'], stderr);
  }
  await write(stdout, args.format === 'json' ? diffJson(comparison, a, b, version) : diffText(comparison, a, b, args.full));
  const code = await complain([...crashes(a.review), ...crashes(b.review)], stderr);
  return code === EXIT.clean && differs(comparison) ? EXIT.findings : code;
}

function operand({ a, b, kernel, kernelA, kernelB, bootA, bootB }: DiffArguments, side: 'a' | 'b'): Operand {
  const boot = side === 'a' ? bootA : bootB;
  return { name: side === 'a' ? a : (b ?? a), kernel: (side === 'a' ? kernelA : kernelB) ?? kernel, ...(boot !== undefined && { boot }) };
}

/** What is wrong with the arguments before any file is opened. */
function misuse({ a, b, kernelA, kernelB, bootA, bootB }: DiffArguments): string | undefined {
  if (a === '-' && (b ?? a) === '-') return 'standard input can be read only once: name a file for A or B.';
  if (b === undefined && bootA === bootB && kernelA === kernelB) return 'one file given, and nothing to tell its two sides apart: name B, or give --boot-b N or --kernel-b PROFILE.';
  return undefined;
}
