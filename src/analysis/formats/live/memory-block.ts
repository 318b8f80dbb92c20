import type { BlockState, MemoryBlockStateName } from '../../evidence/present-facts';
import { cutLine } from './cut-line';
import { placeOf, words, type LineReader } from '../capture/line-reader';

/** As the kernel's state_show() writes them. */
const STATES: readonly MemoryBlockStateName[] = ['online', 'offline', 'going-offline'];

/** The state that one word names. */
export function blockState(word: string): MemoryBlockStateName | undefined {
  return STATES.find((state) => state === word);
}

/**
 * `memory32 phys_index=00000020 state=online removable=1 phys_device=0 valid_zones=Normal node=0`: the files below
 * /sys/devices/system/memory/memory32 in one line, as scripts list them. The number in the name is decimal, phys_index is
 * the same in hexadecimal. A block that reaches into two nodes names both (`node=0,1`): its node is left out.
 */
export const memoryBlock: LineReader = {
  id: 'memory-block',
  sign: /\bmemory\d{1,9} phys_index=[0-9a-f]{8} state=/,
  starts: ['memory'],
  read(line) {
    const match = /^memory(?<number>\d{1,9}) (?=[a-z_]{1,20}=)/.exec(words(line).slice(0, 40));
    if (match === null) return undefined;
    const value = valuesOf(words(line).slice(match[0].length, 400));
    const state = blockState(value.get('state') ?? '');
    if (state === undefined) return value.has('phys_index') || value.has('state') ? cutLine(line) : undefined;
    const zones = value.get('valid_zones');
    const node = value.get('node') ?? '';
    const number = Number(match.groups?.['number']);
    const fact: BlockState = {
      kind: 'block-state',
      from: 'sysfs',
      blocks: { first: number, last: number },
      state,
      ...(/^\d{1,5}$/.test(node) && { node: Number(node) }),
      ...(zones !== undefined && { zones }),
      at: placeOf(line),
    };
    return fact;
  },
};

/** `a=1 b=2 3 c=4`: a value goes on to the next name. */
function valuesOf(text: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const part of text.split(/ (?=[a-z_]{1,20}=)/)) {
    const equals = part.indexOf('=');
    if (equals > 0) values.set(part.slice(0, equals), part.slice(equals + 1).trim());
  }
  return values;
}
