import { parseAddress } from '../../src/analysis/base/address';
import { hex } from '../../src/analysis/base/format';
import { parseSize } from '../../src/analysis/base/size';
import type { Bytes } from '../axis/viewport';

export type Goal =
  | { readonly kind: 'address'; readonly address: number }
  | { readonly kind: 'range'; readonly bytes: Bytes }
  | { readonly kind: 'problem'; readonly message: string };

const FORMS = 'Write 0x6f800000, 4G, [0x0, 0x80000000) or 0x0-0x7fffffff.';

/**
 * Reads what people paste: one address, a half-open `[a, b)`, or a range with the last byte as the kernel prints it
 * (`0x0-0x7fffffff`, `[mem 0x0-0x7fffffff]`). With the page's own dash, `a – b`, the end is exclusive.
 * `end` is one past the last address of the map.
 */
export function parseGoal(text: string, end: number): Goal {
  const goal = readGoal(text);
  const first = goal.kind === 'address' ? goal.address : goal.kind === 'range' ? goal.bytes.start : 0;
  return first < end ? goal : { kind: 'problem', message: `${hex(first)} lies beyond the last address on the map, ${hex(end - 1)}.` };
}

function readGoal(text: string): Goal {
  const trimmed = text.trim();
  const match = /^\[?(?:mem\s+)?(?<first>\w+(?: [KMGT]i?B?)?)\s*(?<sign>[-–,]|\.\.)\s*(?<second>\w+(?: [KMGT]i?B?)?)\s*[\])]?$/i.exec(trimmed);
  if (match?.groups === undefined) {
    const address = readAddress(trimmed);
    return address === undefined
      ? { kind: 'problem', message: `“${trimmed}” is no address. ${FORMS}` }
      : { kind: 'address', address };
  }
  const { first = '', sign = '', second = '' } = match.groups;
  const start = readAddress(first);
  const last = readAddress(second);
  if (start === undefined || last === undefined) return { kind: 'problem', message: `“${trimmed}” is no range. ${FORMS}` };
  const end = sign === '-' ? last + 1 : last;
  return start < end
    ? { kind: 'range', bytes: { start, end } }
    : { kind: 'problem', message: 'The range ends before it starts.' };
}

/** Hexadecimal, or a size with its unit: `4G` is the address 4 GiB. */
function readAddress(text: string): number | undefined {
  const token = parseAddress(text);
  if (token.kind === 'address') return token.value;
  return /[kmgt]/i.test(text) ? parseSize(text) : undefined;
}
