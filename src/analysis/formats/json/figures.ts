import { ADDRESS_LIMIT, parseAddress, physAddr, type PhysAddr } from '../../base/address';
import type { AddressRange } from '../../base/range';
import { textOf, wholeNumberOf, type JsonNode } from '../snapshot/node';
import { exactBytes } from './exact-bytes';

/** An address as ndctl, daxctl and cxl print it: a number, or under `-u` text such as `0x590000000`. */
export function addressOf(node: JsonNode | undefined): PhysAddr | undefined {
  const number = wholeNumberOf(node, 0, ADDRESS_LIMIT - 1);
  if (number !== undefined) return physAddr(number);
  const text = textOf(node);
  // `%#llx` prints a zero without 0x.
  const token = text !== undefined && /^0(?:x|$)/.test(text) ? parseAddress(text) : undefined;
  return token?.kind === 'address' ? token.value : undefined;
}

/** Bytes, where they are printed exactly, or so that only one multiple of `granule` prints so. */
export function bytesOf(node: JsonNode | undefined, granule: number): number | undefined {
  return wholeNumberOf(node, 0, ADDRESS_LIMIT) ?? exactBytes(textOf(node) ?? '', granule);
}

/** `resource` and `size` bytes from there on. `undefined` where one is unknown, or where there is nothing. */
export function rangeFrom(resource: JsonNode | undefined, size: JsonNode | undefined, granule: number): AddressRange | undefined {
  const start = addressOf(resource);
  const bytes = bytesOf(size, granule);
  if (start === undefined || bytes === undefined || bytes === 0 || start + bytes > ADDRESS_LIMIT) return undefined;
  return { start, end: physAddr(start + bytes) };
}

/** A number in [0, most] that may stand in quotes: old versions of util-linux quote every value. */
export function countOf(node: JsonNode | undefined, most: number): number | undefined {
  const number = wholeNumberOf(node, 0, most);
  if (number !== undefined) return number;
  const text = textOf(node) ?? '';
  return /^\d{1,9}$/.test(text) && Number(text) <= most ? Number(text) : undefined;
}
