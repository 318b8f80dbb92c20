import type { AddressRange } from '../base/range';
import type { Place } from '../base/span';
import type { CxlWindow } from '../evidence/table-facts';
import type { Contradiction } from './contradictions';
import type { BootTime, CpuModel, Dmi, Hypervisor, TdxRegister } from '../evidence/machine-facts';
import type { HotAdded } from './hot-added';
import type { Present } from './present';
import type {
  Cmr,
  FirmwareRange,
  MemoryEvent,
  RegionFlag,
  SratRange,
  Suppression,
  TdxMessage,
} from '../evidence/fact';

/** A value and the place that says so. */
export interface Sourced<T> {
  readonly value: T;
  readonly at: Place;
}

/** Which evidence the regions come from, best first. */
export type RegionsOrigin = 'snapshot' | 'memblock-configuration' | 'early-node-ranges' | 'memblock-debugfs' | 'e820' | 'iomem';

/** One region of `memblock.memory`: bytes, half-open. A node that the evidence does not name is absent. */
export interface Region {
  readonly range: AddressRange;
  readonly node?: number;
  readonly flags: readonly RegionFlag[];
  readonly at: Place;
}

export interface Regions {
  readonly origin: RegionsOrigin;
  readonly list: readonly Region[];
}

/** CMRs in the order they were reported; `cut` is where a list says that it goes on elsewhere. */
export interface CmrList {
  readonly list: readonly Cmr[];
  readonly cut?: Place;
  /** Where an entry of the list cannot be read. */
  readonly unreadable?: Place;
}

/** What the TDX module can take. Defaults are those of every published module. */
export interface Limits {
  readonly maxTdmrs: number;
  readonly maxReservedPerTdmr: number;
  /** Bytes of PAMT for one page of each size. */
  readonly pamtEntrySize: { readonly '4k': number; readonly '2m': number; readonly '1g': number };
}

export const DEFAULT_LIMITS: Limits = {
  maxTdmrs: 64,
  maxReservedPerTdmr: 16,
  pamtEntrySize: { '4k': 16, '2m': 16, '1g': 16 },
};

/** What kind of system wrote the evidence. Only a `host` is judged. */
export type Environment = 'host' | 'tdx-guest' | 'sev-guest' | 'xen' | 'other-architecture';

/** What the log itself reports of TDX. */
export interface Observed {
  readonly outcome?: Sourced<'initialised' | 'failed'>;
  /** As printed: negative. */
  readonly errno?: Sourced<number>;
  /** The last failed SEAMCALL's status, `0x` and 16 digits. */
  readonly status?: Sourced<string>;
  readonly pamtKb?: Sourced<number>;
  /** Every message of the TDX host code, in order. */
  readonly messages: readonly TdxMessage[];
}

/** How much of a boot's log there is. */
export interface LogExtent {
  readonly at: Place;
  /** `Linux version …`, the first line that a kernel prints. Without it the beginning is missing. */
  readonly banner?: Place;
}

/** What names the machine, as far as the evidence does. */
export interface Machine {
  readonly dmi?: Dmi;
  readonly cpu?: CpuModel;
  readonly hypervisor?: Hypervisor;
  readonly bootTime?: BootTime;
  /** What firmware set up for TDX, as a report reads it from the registers. */
  readonly registers: readonly TdxRegister[];
}

/** One machine at one boot, as far as the evidence goes. A field without evidence is absent. */
export interface Host {
  /** Set where the evidence is a log or another capture, not a snapshot. */
  readonly log?: LogExtent;
  /** Where the evidence of this boot lies: one extent per source that has any. */
  readonly extents: readonly Place[];
  readonly environment: Sourced<Environment>;
  readonly kdump?: Place;
  readonly name?: Sourced<string>;
  readonly machine: Machine;
  readonly kernelRelease?: Sourced<string>;
  /** The profile that a snapshot asks for. */
  readonly profileChoice?: Sourced<string>;
  readonly firmware?: readonly FirmwareRange[];
  readonly regions?: Regions;
  readonly cmrs?: CmrList;
  readonly srat?: readonly SratRange[];
  /** Addresses that firmware sets apart for CXL memory. */
  readonly windows?: readonly CxlWindow[];
  readonly memoryBlockSize?: Sourced<number>;
  readonly limits: Limits;
  readonly events: readonly MemoryEvent[];
  /** What captures of the running system show, which may be more or less than the boot had. */
  readonly present?: Present;
  /** Captures that cannot all be right. */
  readonly contradictions?: readonly Contradiction[];
  /** Memory that came after the boot and is still there; empty when a capture shows that there is none. */
  readonly hotAdded?: readonly HotAdded[];
  readonly pamtPlacements?: readonly Sourced<number>[];
  readonly suppressions: readonly Suppression[];
  /** Names of the captures that a snapshot belongs to, as it writes them. */
  readonly references?: readonly Sourced<string>[];
  readonly observed: Observed;
}

/** The CMRs, if nothing says that some are missing: only a whole list can judge. */
export function cmrsIfWhole({ cmrs }: Pick<Host, 'cmrs'>): readonly AddressRange[] | undefined {
  return cmrs === undefined || cmrs.cut !== undefined || cmrs.unreadable !== undefined ? undefined : cmrs.list.map(({ range }) => range);
}

/** Whether regions were made of what the kernel shows of memory elsewhere: it takes more away than that tells, and nodes are unknown. */
export function areApproximate({ origin }: Regions): boolean {
  return origin === 'e820' || origin === 'iomem';
}
