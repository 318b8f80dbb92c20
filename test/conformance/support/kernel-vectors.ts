import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** As stored: see vectors/kernel/README.md. Addresses are hexadecimal strings of up to 64 bits. */
export interface KernelVector {
  readonly name: string;
  readonly input: KernelVectorInput;
  readonly expected: Readonly<Record<string, StoredExpectation>>;
}

export interface KernelVectorInput {
  readonly memblock: readonly { readonly base: string; readonly size: string; readonly nid: number }[];
  readonly cmrs: readonly StoredRange[];
  readonly max_tdmrs: number;
  readonly max_reserved_per_tdmr: number;
  readonly pamt_entry_size: { readonly '4k': number; readonly '2m': number; readonly '1g': number };
  readonly dynamic_pamt: boolean;
  readonly pamt_page_bitmap_entry_bits: number;
  readonly pamt_placements: readonly (string | null)[];
  readonly kmalloc_fail_at: number | null;
  readonly tdmr_array_alloc_fails: boolean;
  readonly hotplug: readonly VectorHotAdd[];
}

export interface StoredRange {
  readonly base: string;
  readonly size: string;
}

export interface VectorHotAdd {
  readonly start: string;
  readonly size: string;
  readonly block_size: string;
  readonly vmemmap_pages: number;
}

type StoredExpectation = Readonly<Record<string, unknown>> & { readonly _absent?: readonly string[] };

/** What the kernel made of a case under one variant. The eighth posting stops after the memory list. */
export interface Expectation {
  readonly ret: number;
  /** The name of the error, `0` without one. */
  readonly errno: string;
  readonly stage: string;
  readonly memlist: readonly ExpectedEntry[];
  readonly tdmr_info_size?: number;
  readonly nr_consumed_tdmrs?: number;
  readonly pamt_kb?: number;
  readonly tdmrs?: readonly ExpectedTdmr[];
  readonly warn_on: readonly { readonly func: string }[];
  /** `null` where the module cannot be asked. */
  readonly module_check?: { readonly status: string; readonly log: readonly VectorLogLine[] } | null;
  readonly tdx_memlist_empty_after: boolean;
  readonly log: readonly VectorLogLine[];
  readonly hotplug: readonly ExpectedHotAdd[];
  readonly hotplug_if_memlist_kept: readonly ExpectedHotAdd[];
}

export interface VectorLogLine {
  readonly level: string;
  readonly text: string;
}

export interface ExpectedEntry {
  readonly start_pfn: string;
  readonly end_pfn: string;
  /** The eighth posting of the series keeps no node. */
  readonly nid?: number;
}

/** Compared where initialisation got through; otherwise it is a state half done. */
export interface ExpectedTdmr extends StoredRange {
  readonly pamt_nid: number;
  readonly pamt_alloc_pages: string;
  readonly pamt_4k: StoredRange;
  readonly pamt_2m: StoredRange;
  readonly pamt_1g: StoredRange;
  readonly rsvd: readonly { readonly offset: string; readonly size: string }[];
}

export type ExpectedHotAdd =
  | { readonly start: string; readonly size: string; readonly add_ret: number; readonly add_errno: string; readonly add_log: string }
  | {
      readonly start: string;
      readonly size: string;
      readonly add_ret: number;
      readonly blocks: string;
      readonly online_errno: number;
      readonly auto_online_onlined: number;
    };

export const KERNEL_VARIANTS = ['seed-v8', 'v6.8', 'latest', 'cmr-v8', 'cmr-v8.2'] as const;
export type KernelVariant = (typeof KERNEL_VARIANTS)[number];

const FOLDER = new URL('../vectors/kernel/', import.meta.url);

/** The names of all vector files. */
export function kernelVectorFiles(): readonly string[] {
  return readdirSync(FOLDER).filter((name) => name.endsWith('.json.gz')).sort();
}

export function readKernelVectors(file: string): readonly KernelVector[] {
  const text = gunzipSync(readFileSync(new URL(file, FOLDER))).toString('utf8');
  // The shape is that of vectors/kernel/README.md.
  return (JSON.parse(text) as { cases: readonly KernelVector[] }).cases;
}

/** Every variant but `v6.8` is stored as what differs from it, with the keys that it lacks. */
export function expectationOf({ expected }: Pick<KernelVector, 'expected'>, variant: KernelVariant): Expectation {
  const { _absent: absent = [], ...differing } = expected[variant] ?? {};
  const whole = { ...expected['v6.8'], ...differing };
  return Object.fromEntries(Object.entries(whole).filter(([key]) => !absent.includes(key))) as unknown as Expectation;
}
