import { InvalidArgumentError } from 'commander';
import { parseAddress, parseSize, physAddr, type AddressRange } from '../../analysis/index';

const FORMS = 'Write 0x100000-0x6f7fffff (with the last byte, as the kernel prints it), "[0x100000, 0x6f800000)", 2G-6G or 0x100000000+2G.';
const LIMIT = 2 ** 52;

/**
 * Reads a range as people have it at hand. With a dash, an address in hexadecimal is the last byte and one with a unit is
 * where the range ends, since nobody writes 6442450943 for "up to 6G".
 */
export function addressRange(text: string): AddressRange {
  const match = /^\[?\s*(?<first>[0-9a-z]+)\s*(?<sign>[-,+])\s*(?<second>[0-9a-z]+)\s*[\])]?$/i.exec(text.trim());
  const { first = '', sign = '', second = '' } = match?.groups ?? {};
  const [start, other] = [address(first), sign === '+' ? parseSize(second) : address(second)];
  if (start === undefined || other === undefined) throw new InvalidArgumentError(FORMS);
  const end = sign === '+' ? start + other : sign === '-' && isHex(second) ? other + 1 : other;
  if (end <= start) throw new InvalidArgumentError(`It holds no byte. ${FORMS}`);
  if (end > LIMIT) throw new InvalidArgumentError('It ends beyond 2^52, the last physical address there is.');
  return { start: physAddr(start), end: physAddr(end) };
}

/** Hexadecimal with or without 0x, or a number with a unit: `4G` is the address 4 GiB. */
function address(text: string): number | undefined {
  if (/^\d+[kmgt](?:i?b)?$/i.test(text)) return parseSize(text);
  const token = parseAddress(text);
  return token.kind === 'address' ? token.value : undefined;
}

function isHex(text: string): boolean {
  return !/[kmgt]/i.test(text);
}
