import { alignDown, alignUp, hex, hexRange, humanSize, physAddr } from '../../analysis/index';
import { isSnapshot, type AtFinding, type CodeAction } from './code-action';
import { fieldsReplaced } from './json-edit';

/** The smallest memory block of x86-64, for evidence that does not give the size. */
const SMALLEST = 128 * 2 ** 20;

/** Cuts an event's range to whole memory blocks, as kmem does, or widens it to them. */
export function alignToBlocks({ index, review, finding }: AtFinding): readonly CodeAction[] {
  const { range, code, at } = finding;
  if (code !== 'hotplug-unaligned' || range === undefined || !isSnapshot(review, index)) return [];
  const block = review.host.memoryBlockSize?.value ?? SMALLEST;
  const inward = { start: alignUp(range.start, block), end: alignDown(range.end, block) };
  const outward = { start: alignDown(range.start, block), end: alignUp(range.end, block) };
  const ways = [
    ...(inward.start < inward.end ? [{ ...inward, verb: 'Cut' }] : []),
    ...(outward.end <= 2 ** 52 ? [{ ...outward, verb: 'Widen' }] : []),
  ];
  return ways.flatMap(({ start, end, verb }): readonly CodeAction[] => {
    const edits = fieldsReplaced(index.text, at.span.start, { base: `"${hex(start)}"`, size: `"${hex(end - start)}"` });
    const title = `${verb} to whole memory blocks of ${humanSize(block)}: ${hexRange({ start: physAddr(start), end: physAddr(end) })}`;
    return edits.length < 2 ? [] : [{ title, kind: 'quick-fix', finding, change: { kind: 'edit', edits } }];
  });
}
