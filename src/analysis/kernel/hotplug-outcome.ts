import { hex } from '../base/format';
import { EINVAL, EPERM } from './errno';
import type { HotAdd, HotAddAnswer } from './hotplug';

/** What a person sees of adding a range and bringing it online, block after block. */
export type HotAddOutcome =
  | { readonly kind: 'not-added'; readonly errno: number; readonly log: string }
  | {
      readonly kind: 'added';
      /** One letter per block: `O` may go online, `B` is refused (NOTIFY_BAD). */
      readonly blocks: string;
      /** 0, or -EPERM where any block is refused; nothing is logged then. */
      readonly onlineErrno: number;
      /** Blocks that automatic onlining brings up: it stops at the first refusal and tells nobody. */
      readonly autoOnlined: number;
    };

/** Puts an answer of `hotAdd` into the terms of the kernel. Source: `add_memory_resource()`, `walk_memory_blocks()`. */
export function outcomeOf({ start, size, blockSize }: HotAdd, answer: HotAddAnswer): HotAddOutcome {
  if (answer.kind === 'unaligned') {
    const log = `Block size [${hex(blockSize)}] unaligned hotplug range: start ${prefixed(start)}, size ${prefixed(size)}`;
    return { kind: 'not-added', errno: EINVAL, log };
  }
  const blocks = answer.accepted.map((accepted) => (accepted ? 'O' : 'B')).join('');
  const refused = blocks.indexOf('B');
  return {
    kind: 'added',
    blocks,
    onlineErrno: refused < 0 ? 0 : EPERM,
    autoOnlined: refused < 0 ? blocks.length : refused,
  };
}

/** As `%#llx` of C prints it: a zero goes without `0x`. */
function prefixed(value: number): string {
  return value === 0 ? '0' : hex(value);
}
