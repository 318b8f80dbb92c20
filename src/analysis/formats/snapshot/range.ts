import { ADDRESS_LIMIT, KIB, parseAddress, physAddr, type PhysAddr } from '../../base/address';
import type { AddressRange } from '../../base/range';
import { fieldsOf, textOf, type JsonNode } from './node';
import type { Complaint } from './schema-message';

const HEX = /^0x[0-9a-fA-F]{1,16}$/;
const POWERS: Readonly<Record<string, number>> = { K: 1, M: 2, G: 3, T: 4 };

/** A value that can be used, a well-formed one that cannot, or neither: then the schema tells what is wrong. */
export type Usable<T> = { readonly value: T } | Unusable | undefined;

export interface Unusable {
  readonly complaint: Complaint;
  /** Set where the value is clear and says that there is nothing. */
  readonly empty?: true;
}

/** The `base` and `size` of an object. */
export function readRange(node: JsonNode): Usable<AddressRange> {
  const fields = fieldsOf(node);
  const base = readAddress(fields.get('base'));
  const sizeNode = fields.get('size');
  const size = readSize(sizeNode);
  if (base === undefined || size === undefined || sizeNode === undefined) return undefined;
  if ('complaint' in base) return base;
  if ('complaint' in size) return size;
  const end = BigInt(base.value) + size.value;
  if (end >= 2n ** 64n) {
    return complain(sizeNode, `\`base\` + \`size\` is 0x${end.toString(16)}: it does not fit in 64 bits and wraps around.`);
  }
  if (end > BigInt(ADDRESS_LIMIT)) {
    return complain(sizeNode, `This range ends at 0x${end.toString(16)}, above 2^52: no physical address lies there.`);
  }
  return { value: { start: base.value, end: physAddr(Number(end)) } };
}

/** One physical address. */
export function readAddress(node: JsonNode | undefined): Usable<PhysAddr> {
  const text = textOf(node);
  if (node === undefined || text === undefined || !HEX.test(text)) return undefined;
  const token = parseAddress(text);
  switch (token.kind) {
    case 'address':
      return { value: token.value };
    case 'all-ones':
      return complain(node, `${text} is the kernel's "no limit", not an address.`);
    case 'too-large':
      return complain(node, `${text} is not below 2^52: no physical address lies there.`);
    case 'malformed':
      return undefined;
  }
}

/** Bytes above 0, exact: in `0x2000`, `2G`. */
export function readSize(node: JsonNode | undefined): Usable<bigint> {
  const text = textOf(node);
  if (node === undefined || text === undefined) return undefined;
  const [, digits, unit = ''] = /^(\d{1,16})([KMGT])$/.exec(text) ?? [];
  if (digits === undefined && !HEX.test(text)) return undefined;
  const bytes = digits === undefined ? BigInt(text) : BigInt(digits) * BigInt(KIB) ** BigInt(POWERS[unit] ?? 0);
  if (bytes === 0n) return { ...complain(node, 'The size is 0: leave out what is empty.'), empty: true };
  return { value: bytes };
}

function complain({ span }: JsonNode, message: string): Unusable {
  return { complaint: { span, message } };
}
