import type { AddressRange } from '../base/range';
import type { Placed } from './placed';

/** What firmware tables say of memory, as the kernel prints it, as a disassembly or as bytes. */
export type TableFact = SratRange | PxmNode | CxlWindow;

/** One memory affinity entry of the ACPI SRAT. */
export interface SratRange extends Placed {
  readonly kind: 'srat-range';
  readonly from: 'log' | 'table';
  readonly range: AddressRange;
  /** The kernel's number; a table knows only proximity domains. */
  readonly node?: number;
  readonly pxm: number;
  readonly hotplug: boolean;
  readonly nonVolatile: boolean;
}

/** The kernel's number for a proximity domain, as it tells it of a processor: `SRAT: PXM 1 -> APIC 0x40 -> Node 1`. */
export interface PxmNode extends Placed {
  readonly kind: 'pxm-node';
  readonly pxm: number;
  readonly node: number;
}

/** One fixed memory window of the CEDT (CFMWS), or a root decoder as `cxl list` shows it: addresses for CXL memory. */
export interface CxlWindow extends Placed {
  readonly kind: 'cxl-window';
  readonly from: 'log' | 'table' | 'cxl-list';
  readonly range: AddressRange;
  /** The kernel's number of a node made for the window alone. */
  readonly node?: number;
  readonly interleaveWays?: number;
  /** What the window may hold, where its restrictions say so. */
  readonly holds?: { readonly volatile: boolean; readonly persistent: boolean };
}
