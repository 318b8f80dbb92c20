import type { AddressRange } from '../base/range';
import type { Placed } from './placed';

/**
 * What captures of a running system say. All of it is the state at the moment of the capture, which hotplug may have changed
 * since the boot.
 */
export type PresentFact =
  | IomemRange
  | AddressesHidden
  | MemmapRange
  | BlockState
  | OnlinePolicy
  | MemmapOnMemory
  | NumaNode
  | DaxDevice
  | CxlRegion
  | KmemMessage
  | VirtioMemValue
  | MemblockChange
  | HotAddedMemory
  | HotplugMessage;

/** One line of /proc/iomem. */
export interface IomemRange extends Placed {
  readonly kind: 'iomem-range';
  readonly range: AddressRange;
  /** `System RAM`, `System RAM (kmem)`, `CXL Window 0`, `dax0.0`. */
  readonly label: string;
  /** Level in the tree: 0 at the top. */
  readonly depth: number;
}

/** An entry of /proc/iomem, or of another listing, whose addresses are all zero: it was read without the right to see them. */
export interface AddressesHidden extends Placed {
  readonly kind: 'addresses-hidden';
  readonly listing: 'iomem';
}

/** One entry of /sys/firmware/memmap. It follows ACPI hotplug, but neither kmem nor virtio-mem. */
export interface MemmapRange extends Placed {
  readonly kind: 'memmap-range';
  readonly range: AddressRange;
  /** `System RAM`, `Reserved`, `Soft Reserved`. */
  readonly label: string;
}

export type MemoryBlockStateName = 'online' | 'offline' | 'going-offline';

/** The state of one memory block, or of neighbours that share it. */
export interface BlockState extends Placed {
  readonly kind: 'block-state';
  readonly from: 'lsmem' | 'sysfs';
  /** Absent where only the number of the block is named: then the block size tells. */
  readonly range?: AddressRange;
  /** Numbers of the first and the last block, where named. */
  readonly blocks?: { readonly first: number; readonly last: number };
  readonly state: MemoryBlockStateName;
  readonly node?: number;
  /** As printed: `Normal`, `Movable Normal`, `none`. */
  readonly zones?: string;
}

/** `auto_online_blocks`: what the kernel does with memory blocks that are added. */
export interface OnlinePolicy extends Placed {
  readonly kind: 'online-policy';
  readonly policy: 'offline' | 'online' | 'online-kernel' | 'online-movable';
}

/** `memory_hotplug.memmap_on_memory`: page structures of added memory are held by that memory. */
export interface MemmapOnMemory extends Placed {
  readonly kind: 'memmap-on-memory';
  readonly value: 'no' | 'yes' | 'force';
}

/** One node of `numactl -H`. */
export interface NumaNode extends Placed {
  readonly kind: 'numa-node';
  readonly node: number;
  /** Numbers of its CPUs, where listed; a list that is cut with dots is left out. */
  readonly cpus?: readonly number[];
  /** Present memory in MiB (the program writes MB). */
  readonly sizeMib?: number;
}

/** A dax device as `daxctl list` or `ndctl list` shows it. */
export interface DaxDevice extends Placed {
  readonly kind: 'dax-device';
  readonly name: string;
  readonly mode?: 'devdax' | 'system-ram';
  /** Bytes, where printed exactly. */
  readonly size?: number;
  readonly targetNode?: number;
  readonly onlineBlocks?: number;
  readonly totalBlocks?: number;
  readonly movable?: boolean;
  /** The CXL region that it is made of, where its path names it. */
  readonly cxlRegion?: string;
  /** Where it lies, as `daxctl list -M` shows it: all of its pieces. */
  readonly ranges?: readonly AddressRange[];
}

/** A region as `cxl list` shows it: a piece of a window that memory devices answer for. */
export interface CxlRegion extends Placed {
  readonly kind: 'cxl-region';
  readonly name: string;
  readonly range: AddressRange;
  readonly type?: 'ram' | 'pmem';
}

/** What the kmem driver prints when it takes less than it was given, or nothing. */
export interface KmemMessage extends Placed {
  readonly kind: 'kmem-message';
  readonly device: string;
  /** `rejected`: nothing of the device is left after alignment. */
  readonly reason: 'too-small' | 'could-not-reserve' | 'add-failed' | 'truncated' | 'rejected';
  readonly range?: AddressRange;
  /** Lost by alignment, where printed; most kernels print three digits of it. */
  readonly bytes?: number;
}

/** One figure that virtio-mem prints about its device. */
export interface VirtioMemValue extends Placed {
  readonly kind: 'virtio-mem';
  readonly device: string;
  readonly name: 'start' | 'region-size' | 'node' | 'memory-block-size' | 'plugged-size' | 'requested-size';
  /** Bytes, or a node number. */
  readonly value: number;
}

/** `memblock_add_node`, `memblock_remove` and their like under memblock=debug: at boot, and at every hot-add and hot-remove. */
export interface MemblockChange extends Placed {
  readonly kind: 'memblock-change';
  readonly change: 'add' | 'remove';
  readonly range: AddressRange;
  readonly node?: number;
  readonly driverManaged?: boolean;
}

/** Memory that a host has and did not have at boot, as a snapshot states it. Captures show it only when they are compared. */
export interface HotAddedMemory extends Placed {
  readonly kind: 'hot-added';
  readonly range: AddressRange;
  readonly node?: number;
  readonly driver?: 'dimm' | 'kmem' | 'virtio_mem';
  readonly state?: MemoryBlockStateName;
}

/** What the memory-hotplug code prints. */
export type HotplugMessage = Placed & {
  readonly kind: 'hotplug-message';
} & (
    | { readonly message: 'unaligned'; readonly range: AddressRange; readonly blockSize: number }
    | { readonly message: 'online-failed'; readonly range: AddressRange }
    | { readonly message: 'offline-failed'; readonly range?: AddressRange; readonly block?: number }
    | { readonly message: 'probe-failed'; readonly device: string }
  );
