/** What snapshots are made of: the contract of schemas/snapshot.schema.json, as data to be printed. Addresses and sizes are hex. */
export interface Snapshot {
  readonly formatVersion: 1;
  readonly host?: SnapshotHost;
  readonly sources?: readonly string[];
  readonly cmrs?: readonly Extent[];
  readonly cmrsIncomplete?: 'cut' | 'unreadable';
  readonly memblock?: { readonly from?: string; readonly memory: readonly (Extent & { readonly node?: number; readonly flags?: readonly string[] })[] };
  readonly firmware?: readonly (Extent & { readonly type: string; readonly map?: string })[];
  readonly srat?: readonly (Extent & { readonly pxm: number; readonly node?: number; readonly hotplug?: true; readonly nonVolatile?: true })[];
  readonly cxlWindows?: readonly (Extent & { readonly node?: number; readonly interleaveWays?: number; readonly holds?: readonly string[] })[];
  readonly registers?: readonly (Proven & { readonly name: string; readonly value: number })[];
  readonly messages?: readonly (Proven & { readonly text: string })[];
  readonly running?: SnapshotRunning;
  readonly limits?: { readonly maxTdmrs?: number; readonly maxReservedPerTdmr?: number; readonly pamtEntrySize?: Readonly<Record<string, number>> };
  readonly memoryBlockSize?: string;
  readonly pamtPlacements?: readonly string[];
  readonly events?: readonly SnapshotEvent[];
  readonly suppress?: readonly (Proven & { readonly code: string; readonly reason: string })[];
  readonly unread?: readonly (Proven & { readonly message: string })[];
  /** Places of single values by JSON pointer. */
  readonly provenance?: Readonly<Record<string, string>>;
}

/** Where an item of a list was taken from: `dmesg.txt:12`. */
export interface Proven {
  readonly provenance?: string;
}

export interface Extent extends Proven {
  readonly base: string;
  readonly size: string;
}

export interface SnapshotHost {
  readonly name?: string;
  readonly kernelRelease?: string;
  readonly kernelProfile?: string;
  readonly tdxModule?: string;
  readonly machine?: string;
  readonly bios?: string;
  readonly cpu?: string;
  readonly bootTime?: string;
}

export interface SnapshotRunning {
  readonly hotAdded?: readonly (Extent & { readonly node?: number; readonly driver?: string; readonly state?: string })[];
  readonly blocks?: readonly (Extent & { readonly state: string; readonly node?: number })[];
  readonly iomem?: readonly (Extent & { readonly label: string; readonly depth?: number })[];
  readonly onlinePolicy?: string;
  readonly memmapOnMemory?: string;
  readonly kmem?: readonly SnapshotKmem[];
}

export interface SnapshotKmem extends Proven {
  readonly device: string;
  readonly reason: string;
  readonly base?: string;
  readonly size?: string;
  readonly lost?: string;
}

export interface SnapshotEvent extends Proven {
  readonly event: string;
  readonly base?: string;
  readonly size?: string;
  readonly node?: number;
  readonly driver?: string;
  readonly online?: boolean;
  readonly assumed?: true;
}
