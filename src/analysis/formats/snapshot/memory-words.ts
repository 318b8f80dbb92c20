import { textOf, wholeNumberOf, type JsonNode } from './node';

/** A kernel has at most 1024 nodes. */
const LAST_NODE = 1023;
const DRIVERS = ['dimm', 'kmem', 'virtio_mem'] as const;

/** The number of a NUMA node. */
export function nodeOf(node: JsonNode | undefined): number | undefined {
  return wholeNumberOf(node, 0, LAST_NODE);
}

/** What adds memory. */
export function driverOf(node: JsonNode | undefined): (typeof DRIVERS)[number] | undefined {
  const word = textOf(node);
  return DRIVERS.find((name) => name === word);
}
