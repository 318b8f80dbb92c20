import type { Place } from '../../base/span';
import type { BlockState, MemoryBlockStateName } from '../../evidence/present-facts';
import { words, type LineResult } from '../capture/line-reader';
import type { FileGroup } from './known-file';
import { blockState } from './memory-block';

/** What is known of one block so far. */
interface Block {
  readonly at: Place;
  readonly state?: MemoryBlockStateName;
  readonly zones?: string;
  readonly node?: number;
}

/**
 * `/sys/devices/system/memory/memory32/state:online` and `…/valid_zones:Normal`, as `grep .` lists them: block by block, or
 * one file of all blocks before the next. Below /sys/devices/system/node/node1 the path names the node too.
 */
export const memoryBlockFiles: FileGroup = {
  path: /(?:^|\/)(?:node(?<node>\d{1,5})\/)?memory(?<number>\d{1,9})\/(?<file>\w{1,40})$/,
  collect() {
    const blocks = new Map<number, Block>();
    const flush = (): readonly BlockState[] => {
      const facts = Array.from(blocks, ([number, block]) => blockFact(number, block)).flat();
      blocks.clear();
      return facts;
    };
    return {
      read(content, at, { groups }): LineResult {
        const { node, number = '', file = '' } = groups ?? {};
        const key = Number(number);
        const before = blocks.get(key);
        const named = node === undefined ? {} : { node: Number(node) };
        const value = words(content).slice(0, 100);
        if (file === 'valid_zones') {
          blocks.set(key, { at, ...before, ...named, zones: value });
          return [];
        }
        if (file !== 'state') return [];
        const state = blockState(value);
        if (state === undefined) return undefined;
        // A block whose state is told again begins another listing.
        const told = before?.state === undefined ? [] : flush();
        blocks.set(key, { ...(told.length === 0 && before), ...named, at, state });
        return told;
      },
      end: flush,
    };
  },
};

function blockFact(number: number, { state, at, zones, node }: Block): readonly BlockState[] {
  if (state === undefined) return [];
  return [{ kind: 'block-state', from: 'sysfs', blocks: { first: number, last: number }, state, ...(node !== undefined && { node }), ...(zones !== undefined && { zones }), at }];
}
