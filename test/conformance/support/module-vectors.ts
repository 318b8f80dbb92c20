import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { PhysAddr } from '../../../src/analysis/base/address';
import type { AddressRange } from '../../../src/analysis/base/range';

/** As stored: see vectors/module/README.md. Addresses are hexadecimal strings of up to 64 bits. */
export interface ModuleVector {
  readonly name: string;
  readonly input: {
    readonly platform: {
      readonly keyid_bits: number;
      readonly num_mktme_keyids: number;
      readonly num_tdx_keyids: number;
      readonly seamrr_base: string;
      readonly seamrr_size: string;
      readonly smrr?: VectorSmrr;
      readonly smrr2?: VectorSmrr;
    };
    readonly cmrs: readonly VectorArea[];
    readonly config: {
      readonly tdmr_info_array_pa: string;
      readonly tdmr_info_pa: readonly string[];
      readonly global_keyid: string;
      readonly num_tdmrs?: string;
    };
    readonly tdmrs: readonly VectorTdmr[];
    readonly tdmr_init?: readonly { readonly tdmr_pa: string; readonly calls: number }[];
  };
  readonly expected: {
    readonly stage: string;
    readonly status: string;
    readonly raw: string;
    readonly detail: Readonly<Record<string, number | string>>;
    readonly tdmr_init?: readonly VectorTdmrInit[];
  };
}

/** Raw values of an SMRR's two registers. */
export interface VectorSmrr {
  readonly base: string;
  readonly mask: string;
}

export interface VectorTdmrInit {
  readonly status: string;
  readonly raw: string;
  readonly calls_ok: number;
  readonly next_to_initialize: string;
}

export interface VectorArea {
  readonly base: string;
  readonly size: string;
}

export interface VectorTdmr extends VectorArea {
  readonly pamt_1g: VectorArea;
  readonly pamt_2m: VectorArea;
  readonly pamt_4k: VectorArea;
  readonly reserved: readonly { readonly offset: string; readonly size: string }[];
}

const FOLDER = new URL('../vectors/module/', import.meta.url);

export function moduleVectorFiles(): readonly string[] {
  return readdirSync(FOLDER).filter((name) => name.endsWith('.json.gz')).sort();
}

export function readModuleVectors(file: string): readonly ModuleVector[] {
  // The shape is that of vectors/module/README.md.
  return JSON.parse(gunzipSync(readFileSync(new URL(file, FOLDER))).toString('utf8')) as readonly ModuleVector[];
}

/**
 * Bytes of an area as numbers. Above 2^53 they round, but never to below 2^52: such an area stays beyond every limit, and
 * one that would wrap does too.
 */
export function rangeOf({ base, size }: VectorArea): AddressRange {
  // The brand promises at most 2^52; the vectors are there to break that promise.
  return { start: Number(base) as PhysAddr, end: Number(BigInt(base) + BigInt(size)) as PhysAddr };
}
