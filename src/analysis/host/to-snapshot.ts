import { hex } from '../base/format';
import { sizeOf } from '../base/range';
import { isMemoryBlockSize } from '../base/size';
import type { Place } from '../base/span';
import type { Cmr, FirmwareRange, MemoryEvent } from '../evidence/fact';
import { standsBesideMemory, type Problem } from '../evidence/problem';
import type { CxlWindow, SratRange } from '../evidence/table-facts';
import { distinct } from './distinct';
import { DEFAULT_LIMITS, type Host, type Limits, type Sourced } from './host';
import { messageText } from './message-text';
import { runningOf } from './running-snapshot';
import type { Snapshot, SnapshotEvent, SnapshotHost } from './snapshot';
import { extent, itemsWith, knownFields, knownNode, someOf } from './snapshot-items';

/** What a snapshot holds beyond the host itself. */
export interface SnapshotOptions {
  /** The kernel profile, where a person chose it: one that was inferred is inferred again. */
  readonly profile?: string;
  /** Captures that a review of the snapshot is to read again beside it. */
  readonly sources?: readonly string[];
  /** What could not be read of the evidence. */
  readonly problems?: readonly Problem[];
  /** `dmesg.txt:12`, or nothing. */
  provenanceOf(place: Place): string | undefined;
}

/**
 * One boot of one host as a snapshot. A review of it says the same of memory, CMRs, runs and hotplug as the review of the
 * evidence; what is about captures alone (a log without its beginning, two listings that disagree) is left behind.
 */
export function toSnapshot(host: Host, options: SnapshotOptions): Snapshot {
  const items = itemsWith(options.provenanceOf);
  const { ranges, proven } = items;
  const memory = ranges(host.regions?.list, ({ node, flags }) => ({ ...knownNode(node), ...(flags.length > 0 && { flags }) }));
  const { origin } = host.regions ?? { origin: 'snapshot' };
  const fields = knownFields<Snapshot>({
    formatVersion: 1,
    host: hostOf(host, options.profile),
    sources: options.sources,
    cmrs: someOf(cmrsOf(host).map(({ range, at }) => proven(extent(range), at))),
    cmrsIncomplete: incompleteness(host),
    memblock: memory && { ...(origin !== 'snapshot' && { from: origin }), memory },
    firmware: ranges(host.firmware, firmwareOf),
    srat: ranges(host.srat, sratOf),
    cxlWindows: ranges(windowsOf(host), windowOf),
    registers: someOf(host.machine.registers.map(({ name, value, at }) => proven({ name, value }, at))),
    messages: someOf(host.observed.messages.flatMap((message) => textOf(messageText(message)).map((text) => proven({ text }, message.at)))),
    running: runningOf(host, items),
    limits: limitsOf(host.limits),
    memoryBlockSize: host.memoryBlockSize !== undefined && isMemoryBlockSize(host.memoryBlockSize.value) ? hex(host.memoryBlockSize.value) : undefined,
    pamtPlacements: host.pamtPlacements?.map(({ value }) => hex(value)),
    // An assumed event was found nowhere.
    events: someOf(host.events.map((event) => (event.assumed ? eventOf(event) : proven(eventOf(event), event.at)))),
    suppress: someOf(host.suppressions.map(({ code, reason, at }) => proven({ code, reason }, at))),
    unread: someOf((options.problems ?? []).filter((problem) => !standsBesideMemory(problem)).map(({ message, at }) => proven({ message }, at))),
    provenance: placesOf(host, options),
  });
  return fields ?? { formatVersion: 1 };
}

/** Text that says something. */
function textOf(text: string | undefined): readonly string[] {
  return text === undefined || !/\S/.test(text) ? [] : [text];
}

function hostOf({ name, kernelRelease, observed, machine }: Host, kernelProfile: string | undefined): SnapshotHost | undefined {
  const tdxModule = observed.messages.findLast((message) => message.kind === 'tdx-module');
  return knownFields<SnapshotHost>({
    name: textOf(name?.value)[0],
    kernelRelease: textOf(kernelRelease?.value)[0],
    kernelProfile,
    tdxModule: tdxModule?.kind === 'tdx-module' ? textOf(tdxModule.version)[0] : undefined,
    machine: textOf(machine.dmi?.machine)[0],
    bios: textOf(machine.dmi?.bios)[0],
    cpu: textOf(machine.cpu?.name)[0],
    bootTime: textOf(machine.bootTime?.text)[0],
  });
}

/** A null entry before others ends the list for some kernels; what stands behind the last CMR says nothing. */
function cmrsOf({ cmrs }: Host): readonly Cmr[] {
  const list = cmrs?.list ?? [];
  const last = list.findLastIndex(({ range }) => sizeOf(range) > 0);
  return list.slice(0, last + 1);
}

function incompleteness({ cmrs }: Host): 'cut' | 'unreadable' | undefined {
  if (cmrs?.cut !== undefined) return 'cut';
  return cmrs?.unreadable === undefined ? undefined : 'unreadable';
}

function firmwareOf({ type, label, map }: FirmwareRange): { readonly type: string; readonly map?: string } {
  const [words = type] = type === 'gap' ? [type] : textOf(label);
  return { type: words, ...(map !== 'bios' && { map }) };
}

function sratOf({ pxm, node, hotplug, nonVolatile }: SratRange): { readonly pxm: number; readonly node?: number; readonly hotplug?: true; readonly nonVolatile?: true } {
  return { pxm, ...knownNode(node), ...(hotplug && { hotplug }), ...(nonVolatile && { nonVolatile }) };
}

/** Windows that only /proc/iomem shows are windows too. */
function windowsOf({ windows = [], present }: Host): readonly CxlWindow[] {
  const shown = (present?.iomem ?? []).filter(({ label }) => label.startsWith('CXL Window'));
  return distinct([...windows, ...shown.map(({ range, at }): CxlWindow => ({ kind: 'cxl-window', from: 'table', range, at }))]);
}

function windowOf({ node, interleaveWays, holds }: CxlWindow): { readonly node?: number; readonly interleaveWays?: number; readonly holds?: readonly string[] } {
  const held = holds && (['volatile', 'persistent'] as const).filter((kind) => holds[kind]);
  return { ...knownNode(node), ...(interleaveWays !== undefined && { interleaveWays }), ...(held && { holds: held }) };
}

/** Limits that are not those of every published module. */
function limitsOf({ maxTdmrs, maxReservedPerTdmr, pamtEntrySize }: Limits): Snapshot['limits'] {
  const sizes = Object.fromEntries(Object.entries(pamtEntrySize).filter(([page, bytes]) => bytes !== DEFAULT_LIMITS.pamtEntrySize[page as keyof Limits['pamtEntrySize']]));
  const limits = {
    ...(maxTdmrs !== DEFAULT_LIMITS.maxTdmrs && { maxTdmrs }),
    ...(maxReservedPerTdmr !== DEFAULT_LIMITS.maxReservedPerTdmr && { maxReservedPerTdmr }),
    ...(Object.keys(sizes).length > 0 && { pamtEntrySize: sizes }),
  };
  return Object.keys(limits).length === 0 ? undefined : limits;
}

function eventOf({ event, range, node, driver, online, assumed }: MemoryEvent): SnapshotEvent {
  return {
    event,
    ...(range && extent(range)),
    ...knownNode(node),
    ...(driver !== undefined && { driver }),
    ...(online !== undefined && { online }),
    ...(assumed && { assumed }),
  };
}

/** Where the values were found that are no items of lists. */
function placesOf(host: Host, { profile, provenanceOf }: SnapshotOptions): Readonly<Record<string, string>> | undefined {
  const { name, kernelRelease, profileChoice, observed, machine, memoryBlockSize, pamtPlacements = [], present } = host;
  const values: readonly (readonly [string, { readonly at: Place } | undefined])[] = [
    ['/host/name', name],
    ['/host/kernelRelease', kernelRelease],
    ['/host/kernelProfile', profile === profileChoice?.value ? profileChoice : undefined],
    ['/host/tdxModule', observed.messages.findLast((message) => message.kind === 'tdx-module')],
    ['/host/machine', machine.dmi],
    ['/host/cpu', machine.cpu],
    ['/host/bootTime', machine.bootTime],
    ['/memoryBlockSize', memoryBlockSize],
    ['/running/onlinePolicy', present?.onlinePolicy],
    ['/running/memmapOnMemory', present?.memmapOnMemory],
    ...pamtPlacements.map((placement: Sourced<number>, index) => [`/pamtPlacements/${index}`, placement] as const),
  ];
  const places = values.flatMap(([pointer, value]) => {
    const provenance = value && provenanceOf(value.at);
    return provenance === undefined ? [] : [[pointer, provenance] as const];
  });
  return places.length === 0 ? undefined : Object.fromEntries(places);
}
