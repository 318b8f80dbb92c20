import type { RegionFlag } from '../../analysis/index';
import { MEMBLOCK_FLAGS } from '../memblock-flags';
import { list, paragraph, type Line, type Markup } from '../markup';

export function flagsHover(flags: readonly RegionFlag[]): Markup {
  if (flags.length === 0) return [paragraph('No memblock flag is set.')];
  const known = MEMBLOCK_FLAGS.filter(({ flag }) => flags.includes(flag));
  return [
    ...list(known.map(({ name, bit, meaning }): Line => [{ strong: name }, ` (0x${bit.toString(16)}): ${meaning}`])),
    paragraph('TDX does not look at flags: the memory list takes every region. Regions whose flags differ stay apart, though, and a memory block across two of them may not go online.'),
  ];
}
