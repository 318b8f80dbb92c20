import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { PhysAddr } from '../../../src/analysis/base/address';
import type { AddressRange } from '../../../src/analysis/base/range';

/** As stored: see vectors/module/README.md. Addresses are hexadecimal strings of up to 64 bits. */
export interface ModuleVector {
  readonly name: string;
  readonly input: {
    readonly platform: { readonly keyid_bits: number };
    readonly cmrs: readonly VectorArea[];
    readonly tdmrs: readonly VectorTdmr[];
  };
  readonly expected: {
    readonly stage: string;
    readonly status: string;
    readonly raw: string;
    readonly detail: Readonly<Record<string, number | string>>;
  };
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
