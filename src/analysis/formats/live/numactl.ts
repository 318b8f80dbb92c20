import type { NumaNode } from '../../evidence/present-facts';
import type { Place } from '../../base/span';
import { placeOf, words, type LineReader, type LineResult, type LogLine, type Section } from '../capture/line-reader';

/**
 * `numactl -H`: `available: 2 nodes (0-1)`, then for each node `node 0 cpus: 0 1 2 …`, `node 0 size: 128504 MB` and
 * `node 0 free: …`, then the distances. The sizes are in MiB. A list of CPUs may be wrapped by a mail, or cut with dots.
 * The monitor of QEMU prints the same of its guest (`info numa`), with `plugged` for `free`: that is no listing of a host.
 */
export const numactl: LineReader = {
  id: 'numactl',
  sign: /\bnode \d{1,5} size: \d{1,12} MB\b/,
  starts: ['available: ', 'node '],
  read: (line) => (START.test(words(line).slice(0, 40)) ? nodes() : undefined),
};

const START = /^(?:available: \d{1,5} nodes? \(|node \d{1,5} (?:cpus|size):)/;
const ENTRY = /^node (?<node>\d{1,5}) (?<what>cpus|size|free|plugged):(?<value>.*)$/;

/** What was read of one node so far. */
interface Found {
  readonly node: number;
  /** Of the line with the size, or else of the one with the CPUs. */
  at: Place;
  /** The list of CPUs as it stands, line by line. */
  cpus?: string[];
  sizeMib?: number;
}

function nodes(): Section {
  let found: Found | undefined;
  /** The CPUs go on in the next line. */
  let wrapped = false;
  const told = (): NumaNode | undefined => {
    const fact = found && factOf(found);
    found = undefined;
    return fact;
  };
  return {
    take(line): LineResult | 'ended' {
      const text = words(line).slice(0, LONGEST);
      const { node, what, value = '' } = ENTRY.exec(text)?.groups ?? {};
      if (node === undefined) {
        if (wrapped && /^[\d .]+$/.test(text)) {
          found?.cpus?.push(text);
          return undefined;
        }
        wrapped = false;
        return NEIGHBOUR.test(text) ? told() : 'ended';
      }
      wrapped = what === 'cpus';
      if (what === 'plugged' && found?.node === Number(node)) found = undefined;
      if (what === 'free' || what === 'plugged') return told();
      const done = found?.node === Number(node) ? undefined : told();
      found ??= { node: Number(node), at: placeOf(line) };
      if (what === 'cpus') found.cpus = [value];
      else addSize(found, value, line);
      return done;
    },
    end: told,
  };
}

/** Lines of the same output that say nothing of memory. */
const NEIGHBOUR = /^(?:available: |node distances:|node(?: +\d{1,5})+ *$|\d{1,5}:(?: +\d{1,5})+ *$)/;
/** Longer than a list of 8192 CPUs, which no machine exceeds. */
const LONGEST = 8192 * 5 + 20;

function addSize(found: Found, value: string, line: LogLine): void {
  found.at = placeOf(line);
  const mib = /^ {1,8}(?<mib>\d{1,12}) MB$/.exec(value)?.groups?.['mib'];
  if (mib !== undefined) found.sizeMib = Number(mib);
}

function factOf({ node, at, cpus, sizeMib }: Found): NumaNode {
  const listed = cpus?.join(' ');
  return {
    kind: 'numa-node',
    node,
    ...(listed !== undefined && /^[\d ]*$/.test(listed) && { cpus: listed.split(' ').filter((word) => word !== '').map(Number) }),
    ...(sizeMib !== undefined && { sizeMib }),
    at,
  };
}
