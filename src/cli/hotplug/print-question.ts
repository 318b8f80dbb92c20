import { count, describeRefusal, hex, hexRange, humanSize, outcomeOf, sizedRange, type AddressRange } from '../../analysis/index';
import { labelled } from '../reporters/text/labelled';
import { cap, table } from '../reporters/text/table';
import { wrap } from '../reporters/text/wrap';
import { blocksOf, type HotplugQuestion } from './ask';

type BlockRun = HotplugQuestion['runs'][number];
type Refusal = NonNullable<BlockRun['refusal']>;

/** Rows that a mail still bears. */
const MOST_ROWS = 24;

const COLUMNS = [{ title: '' }, { title: '', align: 'right' }, { title: '' }] as const;

/** The cause in a few words; the whole of it stands below the rows. */
const SHORT: Readonly<Record<Refusal, string>> = {
  'across-entries': 'crosses memory-list entries',
  'outside-snapshot': 'convertible, but came too late',
  'not-convertible': 'in no CMR',
  'outside-snapshot-unknown': 'came too late',
};

/** One range: runs of blocks with the same answer, why, and what a user would see. */
export function printQuestion(question: HotplugQuestion, node: number | undefined, already: AddressRange | undefined): string[] {
  const head = `${sizedRange(question.range)}${node === undefined ? '' : `, node ${node}`}: `;
  const { all, accepted } = blocksOf(question);
  const note = already === undefined ? [] : wrap(`Note: ${twice(already)}`, '  ', '  ');
  if (!question.aligned) return [...wrap('refused when it is added', head), ...unaligned(question)];
  const verdict = accepted === all ? 'goes online' : accepted === 0 ? 'does not go online' : `goes online in part: ${accepted} of ${count(all, 'block')}`;
  return [...wrap(verdict, head), ...rows(question), ...(accepted === all ? [] : refused(question)), ...note];
}

function twice(already: AddressRange): string {
  return `the host has memory in ${hexRange(already)} already. To add it again fails with -17 (EEXIST); the answer is for blocks that are brought online again.`;
}

function rows({ runs, blockSize }: HotplugQuestion): string[] {
  const { shown, hidden } = cap(runs, MOST_ROWS, false);
  const [, ...lines] = table(COLUMNS, shown.map((run) => [hexRange(run.range), size(run, blockSize), answer(run)]));
  return [...lines, ...(hidden.length === 0 ? [] : [`  ... ${hidden.length} more`])];
}

function size({ blocks }: BlockRun, blockSize: number | undefined): string {
  return blockSize === undefined ? 'as one block' : `${count(blocks, 'block')} of ${humanSize(blockSize)}`;
}

function answer({ refusal }: BlockRun): string {
  return refusal === undefined ? 'ok' : `refused: ${SHORT[refusal]}`;
}

/** Why, once for each reason, and what a user would see of it. */
function refused(question: HotplugQuestion): string[] {
  const kinds = [...new Set(question.runs.flatMap(({ refusal }) => refusal ?? []))];
  const { all, beforeRefusal } = blocksOf(question);
  const reasons = kinds.flatMap((kind): readonly (readonly [string, string])[] => {
    const { reason, next } = describeRefusal(kind);
    return [
      ['Why', reason],
      ['Next', next],
    ];
  });
  const auto =
    beforeRefusal === 0
      ? `brings up nothing${all === 1 ? '' : `: the first of ${all} blocks is refused, and the rest is not tried`}.`
      : `brings up the first ${beforeRefusal} of ${count(all, 'block')} and stops at the first refusal.`;
  return labelled([
    ...reasons,
    ['By hand', `echo online > ${stateFile(question)}: "write error: Operation not permitted" (-1, EPERM). Nothing is logged.`],
    ['Auto-online', `${auto} Nobody is told, and nothing is logged.`],
  ]);
}

/** The file of the first refused block: blocks are numbered from address 0. */
function stateFile({ runs, blockSize }: HotplugQuestion): string {
  const first = runs.find(({ refusal }) => refusal !== undefined);
  const number = first === undefined || blockSize === undefined ? 'N' : `${first.range.start / blockSize}`;
  return `/sys/devices/system/memory/memory${number}/state`;
}

/** The kernel refuses the whole range; kmem alone makes it fit before. */
function unaligned({ range, blockSize }: HotplugQuestion): string[] {
  const size = range.end - range.start;
  const answered = blockSize === undefined ? undefined : outcomeOf({ start: range.start, size, blockSize }, { kind: 'unaligned' });
  const multiple = blockSize === undefined ? 'whatever the block size is, and 128 MiB is the smallest' : `and one has ${hex(blockSize)} (${humanSize(blockSize)})`;
  return [
    ...labelled([
      ['Why', `Start and size must be whole memory blocks, ${multiple}. The kernel refuses all of it with -22 (EINVAL).`],
      ['Next', 'Place and size the memory in whole blocks. kmem (CXL) trims its ranges to whole blocks by itself, and loses the ends.'],
    ]),
    // A line of a log is searched for as it is: it is not broken.
    ...(answered?.kind === 'not-added' ? ['  The kernel logs:', `    ${answered.log}`] : []),
  ];
}
