import type { AddressRange } from '../base/range';
import type { Place } from '../base/span';
import type { MachineFact } from './machine-facts';
import type { Placed } from './placed';
import type { PresentFact } from './present-facts';
import type { TableFact } from './table-facts';

export type { SratRange } from './table-facts';

/** What one place in a source says. Ranges are half-open here, whatever the line printed. */
export type Fact =
  | KernelRelease
  | CommandLine
  | EnvironmentSign
  | FirmwareHeading
  | FirmwareRange
  | NodeRange
  | MemblockHeading
  | MemblockRange
  | RegionsSource
  | Cmr
  | CmrGap
  | MemoryBlockSize
  | ProfileChoice
  | ModuleLimits
  | MemoryEvent
  | PamtPlacement
  | Suppression
  | SourceReference
  | TdxMessage
  | MachineFact
  | PresentFact
  | TableFact;

/** `Linux version 6.8.0-1004-intel (…)`, or the release named in the command line's BOOT_IMAGE. */
export interface KernelRelease extends Placed {
  readonly kind: 'kernel-release';
  readonly release: string;
  /** `banner` is the kernel's own word; `boot-image` is the name of the file that was booted. */
  readonly from: 'banner' | 'uname' | 'boot-image' | 'snapshot';
}

export interface CommandLine extends Placed {
  readonly kind: 'command-line';
  readonly text: string;
  /** Absent where the kernel printed it at boot; /proc/cmdline is captured later. */
  readonly from?: 'proc';
}

/** A line that tells what kind of machine wrote the log. */
export interface EnvironmentSign extends Placed {
  readonly kind: 'environment';
  readonly environment: 'tdx-guest' | 'sev-guest' | 'xen' | 'other-architecture' | 'kdump';
}

export type FirmwareType =
  | 'usable'
  | 'reserved'
  | 'soft-reserved'
  | 'acpi-data'
  | 'acpi-nvs'
  | 'unusable'
  | 'persistent'
  /** `[gap …]`: printed since 7.0 for addresses that no entry describes. */
  | 'gap'
  | 'other';

/** The heading above the firmware's memory map: a boot prints it once. */
export interface FirmwareHeading extends Placed {
  readonly kind: 'firmware-heading';
}

/** One entry of the firmware's memory map (e820). */
export interface FirmwareRange extends Placed {
  readonly kind: 'firmware-range';
  readonly range: AddressRange;
  readonly type: FirmwareType;
  /** The words of the line itself: `usable`, `System RAM`, `type 20`. */
  readonly label: string;
  /** `bios` is what firmware gave; the others are later rewritings by the kernel. */
  readonly map: 'bios' | 'modified' | 'extended' | 'user';
}

/** One line of `Early memory node ranges`. */
export interface NodeRange extends Placed {
  readonly kind: 'node-range';
  readonly range: AddressRange;
  readonly node: number;
}

/** The heading that starts a new listing of memblock regions; the last listing with nodes counts. */
export interface MemblockHeading extends Placed {
  readonly kind: 'memblock-heading';
  readonly listing: 'configuration' | 'debugfs';
  /** Named where a prompt or a heading above the listing names it. */
  readonly list?: 'memory' | 'reserved';
}

export type RegionFlag = 'hotplug' | 'mirror' | 'nomap' | 'driver-managed' | 'reserved-noinit' | 'reserved-kernel' | 'kho-scratch';

/** One region of `memblock.memory` or `memblock.reserved`. */
export interface MemblockRange extends Placed {
  readonly kind: 'memblock-range';
  readonly listing: 'configuration' | 'debugfs' | 'snapshot';
  /** `unknown`: a listing without a heading does not say which of the two it is. */
  readonly list: 'memory' | 'reserved' | 'unknown';
  readonly range: AddressRange;
  readonly node?: number;
  readonly flags: readonly RegionFlag[];
}

/** Which capture a snapshot took its regions from. */
export interface RegionsSource extends Placed {
  readonly kind: 'regions-source';
  readonly from: 'memblock-configuration' | 'early-node-ranges' | 'memblock-debugfs' | 'e820' | 'iomem';
}

/** One Convertible Memory Region as a kernel or a person reports it. */
export interface Cmr extends Placed {
  readonly kind: 'cmr';
  readonly range: AddressRange;
}

/** The list of CMRs is not whole: it stops at `...`, or holds an entry that cannot be read. */
export interface CmrGap extends Placed {
  readonly kind: 'cmr-gap';
  readonly why: 'cut' | 'unreadable';
}

export interface MemoryBlockSize extends Placed {
  readonly kind: 'memory-block-size';
  readonly bytes: number;
}

/** The kernel profile a snapshot asks for. Not yet checked against the registry of profiles. */
export interface ProfileChoice extends Placed {
  readonly kind: 'profile-choice';
  readonly profile: string;
}

export interface ModuleLimits extends Placed {
  readonly kind: 'module-limits';
  readonly maxTdmrs?: number;
  readonly maxReservedPerTdmr?: number;
  readonly pamtEntrySize?: { readonly '4k'?: number; readonly '2m'?: number; readonly '1g'?: number };
}

export type MemoryEventKind = 'hot-add' | 'online' | 'offline' | 'hot-remove' | 'tdx-init';

/** Something that happened, or is asked about, in order. `range` is absent for `tdx-init` alone. */
export interface MemoryEvent extends Placed {
  readonly kind: 'memory-event';
  readonly event: MemoryEventKind;
  readonly range?: AddressRange;
  readonly node?: number;
  readonly driver?: string;
  /** Whether a hot-added range is brought online at once. */
  readonly online?: boolean;
  /** Nothing tells of it: it stands where it would come if it came next. */
  readonly assumed?: true;
}

/** Where one TDMR's PAMT block was put, in TDMR order. */
export interface PamtPlacement extends Placed {
  readonly kind: 'pamt-placement';
  readonly base: number;
}

export interface Suppression extends Placed {
  readonly kind: 'suppression';
  readonly code: string;
  readonly reason: string;
}

/** A capture that a snapshot says it belongs to. */
export interface SourceReference extends Placed {
  readonly kind: 'source-reference';
  readonly name: string;
}

/** Why initialisation stopped, as far as one message says. */
export type FailureReason =
  | 'reserved-areas-exhausted'
  | 'tdmrs-exhausted'
  | 'region-not-convertible'
  | 'too-few-keyids'
  | 'hibernation'
  | 'memory-notifier'
  | 'not-enabled-by-bios'
  | 'module-not-loaded'
  | 'rbp-clobber'
  | 'platform-unsupported'
  | 'xsave-missing'
  | 'movdir64b-missing'
  | 'self-snoop-missing'
  | 'not-in-vmx-operation'
  | 'packages-offline'
  | 'firmware-bug-cmr-order';

/** What kernels call the module in the line that ends initialisation: `module` to 7.0, `TDX-Module` from 7.1 on. */
export type ModuleName = 'module' | 'TDX-Module';

/** One line printed by the TDX host code of the kernel. */
export type TdxMessage =
  | (Placed & { readonly kind: 'tdx-keyids'; readonly first: number; readonly end: number })
  | (Placed & { readonly kind: 'tdx-module'; readonly version: string })
  /** `module initialized`. `moduleName` is what the line calls the module, where that tells kernels apart. */
  | (Placed & { readonly kind: 'tdx-initialised'; readonly moduleName?: ModuleName })
  /** `module initialization failed (-28)`. */
  | (Placed & { readonly kind: 'tdx-init-failed'; readonly errno: number; readonly moduleName?: ModuleName })
  | (Placed & { readonly kind: 'tdx-failure'; readonly reason: FailureReason; readonly range?: AddressRange; readonly text: string })
  /** Status is 16 hexadecimal digits after `0x`; leaf is a number. Registers print on lines of their own. */
  | (Placed & { readonly kind: 'tdx-seamcall'; readonly leaf?: number; readonly status: string; readonly statusAt: Place })
  | (Placed & { readonly kind: 'tdx-pamt'; readonly kb: number })
  | (Placed & { readonly kind: 'tdx-dynamic-pamt' })
  /** Fewer than four TDMRs were left: `consumed TDMRs reaching limit: 61 used out of 64`. */
  | (Placed & { readonly kind: 'tdx-tdmrs-near-limit'; readonly used: number; readonly limit: number })
  /** A line of the TDX host code that carries no figure of its own. */
  | (Placed & { readonly kind: 'tdx-note'; readonly text: string });
