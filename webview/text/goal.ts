import { ADDRESS_LIMIT, PAGE_SIZE, parseAddress } from '../../src/analysis/base/address';
import { hex } from '../../src/analysis/base/format';
import { parseSize } from '../../src/analysis/base/size';
import type { Bytes } from '../axis/viewport';

export type Goal =
  | { readonly kind: 'address'; readonly address: number }
  | { readonly kind: 'range'; readonly bytes: Bytes }
  | { readonly kind: 'problem'; readonly message: string };

const FORMS = 'Write 0x6f800000, 4G, pfn 0x100000, [0x0, 0x80000000), 0x0-0x7fffffff or 4G +512M.';

/**
 * Reads what people paste: one address, a half-open `[a, b)`, or a range with the last byte as the kernel prints it
 * (`0x0-0x7fffffff`, `[mem 0x0-0x7fffffff]`), or a start and a size (`4G +512M`). With the page's own dash, `a – b`, the
 * end is exclusive. `pfn` before it makes page frames of all figures. `end` is one past the last address of the map.
 */
export function parseGoal(text: string, end: number): Goal {
  const goal = readGoal(text);
  const first = goal.kind === 'address' ? goal.address : goal.kind === 'range' ? goal.bytes.start : 0;
  return first < end ? goal : { kind: 'problem', message: `${hex(first)} lies beyond the last address on the map, ${hex(end - 1)}.` };
}

/** Reads the two fields of a range: `to` is an end, exclusive, or a size with its sign (`+4G`). */
export function parseRange(from: string, to: string, end: number): Goal {
  const pasted = readGoal(from);
  if (pasted.kind === 'range') return parseGoal(from, end);
  const start = readPlace(from);
  if (start === undefined) return { kind: 'problem', message: `“${from.trim()}” is no address. ${FORMS}` };
  const size = /^\+\s*(?<size>.+)$/.exec(to.trim())?.groups?.['size'];
  const last = size === undefined ? readPlace(to) : addTo(start, parseSize(size));
  if (last === undefined) return { kind: 'problem', message: `“${to.trim()}” is neither an address nor a size. For a size write +4G.` };
  if (last <= start) return { kind: 'problem', message: 'The range ends before it starts.' };
  return start < end ? { kind: 'range', bytes: { start, end: last } } : parseGoal(from, end);
}

const FIGURE = String.raw`\w+(?: [KMGT]i?B?)?`;
const RANGE = new RegExp(String.raw`^\[?(?:mem\s+)?(?<first>${FIGURE})\s*(?<sign>[-–,+]|\.\.)\s*\+?\s*(?<second>${FIGURE})\s*[\])]?$`, 'i');

function readGoal(text: string): Goal {
  const trimmed = text.trim();
  const pfn = /^pfns?[\s:=]*(?<rest>.+)$/i.exec(trimmed)?.groups?.['rest'];
  const match = RANGE.exec(pfn ?? trimmed);
  if (match?.groups === undefined) {
    const address = readPlace(trimmed);
    return address === undefined
      ? { kind: 'problem', message: `“${trimmed}” is no address. ${FORMS}` }
      : { kind: 'address', address };
  }
  const { first = '', sign = '', second = '' } = match.groups;
  const read = pfn === undefined ? readAddress : readFrame;
  const start = read(first);
  const last = sign === '+' ? addTo(start, parseSize(second)) : read(second);
  if (start === undefined || last === undefined) return { kind: 'problem', message: `“${trimmed}” is no range. ${FORMS}` };
  const end = sign === '-' ? last + (pfn === undefined ? 1 : PAGE_SIZE) : last;
  return start < end
    ? { kind: 'range', bytes: { start, end } }
    : { kind: 'problem', message: 'The range ends before it starts.' };
}

/** An address, or `pfn 0x100000`. */
function readPlace(text: string): number | undefined {
  const frame = /^pfn[\s:=]*(?<frame>.+)$/i.exec(text.trim())?.groups?.['frame'];
  return frame === undefined ? readAddress(text.trim()) : readFrame(frame);
}

/** Hexadecimal, or a size with its unit: `4G` is the address 4 GiB. */
function readAddress(text: string): number | undefined {
  const token = parseAddress(text);
  if (token.kind === 'address') return token.value;
  // One past the last address: an end may be there.
  if (token.kind === 'too-large' && Number(text) === ADDRESS_LIMIT) return ADDRESS_LIMIT;
  return /[kmgt]/i.test(text) ? parseSize(text) : undefined;
}

/** A page frame number, as the kernel prints it in hexadecimal with its prefix, or in decimal. */
function readFrame(text: string): number | undefined {
  const frame = parseSize(text);
  const address = frame === undefined ? undefined : frame * PAGE_SIZE;
  return address !== undefined && address <= ADDRESS_LIMIT ? address : undefined;
}

function addTo(start: number | undefined, size: number | undefined): number | undefined {
  return start === undefined || size === undefined || start + size > ADDRESS_LIMIT ? undefined : start + size;
}
