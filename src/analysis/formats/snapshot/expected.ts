import { hex } from '../../base/format';
import type { JsonNode } from './node';
import { shortened } from './shortened';

/** What a field, or an item of a list, must be, as the end of a sentence. */
const EXPECTED: Readonly<Record<string, string>> = {
  $schema: 'text: the address of a schema',
  name: 'text, such as "node-a"',
  kernelRelease: 'text, such as "6.8.0-1004-intel"',
  tdxModule: 'text, such as "1.5.05"',
  reason: 'text that says why the finding is accepted',
  'sources/*': 'a path, such as "dmesg.log"',
  node: 'a whole number from 0 to 1023',
  maxTdmrs: 'a whole number from 1 to 65535',
  maxReservedPerTdmr: 'a whole number from 0 to 65535',
  '4k': 'a whole number of bytes from 1 to 65535',
  '2m': 'a whole number of bytes from 1 to 65535',
  '1g': 'a whole number of bytes from 1 to 65535',
  online: 'true or false',
  code: 'the code of a finding, such as "reserved-areas-near-limit"',
};

const ADDRESSES: ReadonlySet<string> = new Set(['base', 'pamtPlacements/*']);
const SIZES: ReadonlySet<string> = new Set(['size', 'memoryBlockSize']);

/** What is wrong with a value that is neither one of a few words nor the holder of others. */
export function unexpected(subject: string, name: string, node: JsonNode): string {
  const value = node.kind === 'scalar' ? node.value : undefined;
  if (!ADDRESSES.has(name) && !SIZES.has(name)) {
    return `${subject} must be ${EXPECTED[name] ?? 'something else'}, not ${describe(node)}.`;
  }
  if (typeof value === 'number') {
    const exact = Number.isSafeInteger(value) && value >= 0 ? hex(value) : '0x40000000';
    return `${subject} must be a hex string such as "${exact}"; a JSON number loses precision above 2^53.`;
  }
  if (typeof value === 'string' && /^0x[0-9a-f]{17,}$/i.test(value)) return `${subject} must have at most 16 hex digits.`;
  const meant = typeof value === 'string' ? rewritten(value.trim(), SIZES.has(name)) : undefined;
  if (meant !== undefined) return `${subject} must be written "${meant}", not ${describe(node)}.`;
  const example = SIZES.has(name) ? '"0x40000000", or have a unit such as "1G"' : '"0x100000"';
  return `${subject} must be a hex string such as ${example}, not ${describe(node)}.`;
}

/** `2 GiB`, `0X100` or `6f800000` as the format writes them. Decimal digits alone could be meant either way. */
function rewritten(text: string, isSize: boolean): string | undefined {
  const [, digits = '', unit = ''] = /^(\d{1,16}) ?([kmgt])(?:i?b)?$/i.exec(text) ?? [];
  if (unit !== '') return isSize ? `${digits}${unit.toUpperCase()}` : undefined;
  const bare = /^(?:0x)?([0-9a-f]{1,16})$/i.exec(text)?.[1];
  return bare !== undefined && /[a-fx]/i.test(text) ? `0x${bare}` : undefined;
}

/** A few words for what stands there: `empty text`, `-1`, `a list`, `"12 apples"`. */
export function describe(node: JsonNode): string {
  if (node.kind === 'object') return 'an object';
  if (node.kind === 'array') return 'a list';
  if (node.value === null) return 'null';
  if (typeof node.value !== 'string') return String(node.value);
  if (!/\S/.test(node.value)) return 'empty text';
  return `"${shortened(node.value)}"`;
}
