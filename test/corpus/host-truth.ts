import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { reviewHost, type Review } from '../../src/analysis/index';
import { filesBelow } from './files';

/** What an emulated machine was given, from the file beside its captures. */
interface Truth {
  readonly block_size: string;
  readonly qemu_memory_devices_final: readonly {
    readonly type: string;
    readonly addr: string;
    readonly size: number;
    readonly node: number;
    readonly aligned_to_block?: boolean;
  }[];
}

interface Extent {
  readonly start: number;
  readonly end: number;
  readonly node?: number | undefined;
}

interface Block extends Extent {
  readonly state: string;
}

/** What is compared with the truth, and with the captures as they are read by other means than the project's. */
export interface HostFigures {
  readonly crashed: readonly string[];
  readonly blockSize: number | undefined;
  /** Absent where the log has lost its beginning. */
  readonly regions?: readonly Extent[];
  readonly hotAdded: readonly Extent[];
  /** State and node of each block that lsmem lists. */
  readonly blocks: readonly (readonly [state: string | undefined, node: number | undefined])[];
  readonly contradictions: number;
  /** Where DIMMs begin that fill no whole blocks: the kernel refuses them. */
  readonly unaligned: readonly (number | undefined)[];
}

/** The boots of one machine from all its captures, the newest first. */
export function reviewBundle(folder: string): readonly Review[] {
  return reviewHost(filesBelow(folder).map((file) => ({ name: file, text: readFileSync(file, 'utf8') })));
}

export function hostFigures(folder: string, { host, findings, checks }: Review): HostFigures {
  const blocks = blocksOf(folder).map(({ start }) => host.present?.blocks?.find(({ range }) => range.start <= start && start < range.end));
  return {
    crashed: checks.flatMap(({ code, result }) => (result.kind === 'crashed' ? [`${code}: ${result.reason}`] : [])),
    blockSize: host.memoryBlockSize?.value,
    ...(nodeRanges(folder).length > 0 && { regions: (host.regions?.list ?? []).map(plain) }),
    hotAdded: (host.hotAdded ?? []).map(plain),
    blocks: blocks.map((block) => [block?.state, block?.node]),
    contradictions: host.contradictions?.length ?? 0,
    unaligned: findings.filter(({ code }) => code === 'hotplug-unaligned').map(({ range }) => range?.start),
  };
}

export function trueFigures(folder: string): HostFigures {
  // The shape is that of the README beside the bundles.
  const truth = JSON.parse(read(folder, 'truth.json')) as Truth;
  const boot = nodeRanges(folder);
  return {
    crashed: [],
    blockSize: Number(truth.block_size),
    ...(boot.length > 0 && { regions: boot }),
    hotAdded: addedMemory(folder, truth, boot),
    blocks: blocksOf(folder).map(({ state, node }) => [state, node]),
    contradictions: 0,
    unaligned: truth.qemu_memory_devices_final.filter(({ type, aligned_to_block: whole }) => type === 'dimm' && whole === false).map(({ addr }) => Number(addr)),
  };
}

function read(folder: string, file: string): string {
  return readFileSync(path.join(folder, file), 'utf8');
}

/** `  node   0: [mem 0x…-0x…]` of the newest log. */
function nodeRanges(folder: string): readonly Extent[] {
  return [...read(folder, 'dmesg.txt').matchAll(/node +(\d+): \[mem 0x([0-9a-f]+)-0x([0-9a-f]+)\]/g)].map(([, node, start, end]) => ({
    start: Number.parseInt(start ?? '', 16),
    end: Number.parseInt(end ?? '', 16) + 1,
    node: Number(node),
  }));
}

/** DIMMs that fill whole blocks and are not memory of the boot, and what drivers added. */
function addedMemory(folder: string, truth: Truth, boot: readonly Extent[]): readonly Extent[] {
  const dimms = truth.qemu_memory_devices_final
    .filter(({ type, aligned_to_block: whole }) => type === 'dimm' && whole === true)
    .map(({ addr, size, node }) => ({ start: Number(addr), end: Number(addr) + size, node }));
  const blocks = blocksOf(folder);
  const driven = [...read(folder, 'iomem.txt').matchAll(/^ *([0-9a-f]+)-([0-9a-f]+) : System RAM \(\w+\)$/gm)].map(([, start, end]) => {
    const first = Number.parseInt(start ?? '', 16);
    return { start: first, end: Number.parseInt(end ?? '', 16) + 1, node: blocks.find((block) => block.start === first)?.node };
  });
  return [...dimms, ...driven].filter(({ start }) => !boot.some((range) => range.start <= start && start < range.end)).sort((a, b) => a.start - b.start);
}

/** Every block of `lsmem --json -a`. */
function blocksOf(folder: string): readonly Block[] {
  if (!readdirSync(folder).includes('lsmem-all.json')) return [];
  // The shape is that of util-linux 2.38.
  const { memory } = JSON.parse(read(folder, 'lsmem-all.json')) as { readonly memory: readonly { readonly range: string; readonly state: string; readonly node: number }[] };
  return memory.map(({ range, state, node }) => {
    const [start = '', end = ''] = range.split('-');
    return { start: Number(start), end: Number(end) + 1, state, node };
  });
}

function plain({ range, node }: { readonly range: { readonly start: number; readonly end: number }; readonly node?: number }): Extent {
  return { start: range.start, end: range.end, node };
}
