import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { KernelVector } from '../support/kernel-vectors';
import type { ModuleVector } from '../support/module-vectors';
import { compareKernel } from './compare-kernel';
import { compareModule } from './compare-module';
import type { Difference } from './difference';

/** The two formats of vectors; each is told in the README beside its files. */
export type VectorKind = 'kernel' | 'module';

/** A case that does not agree, or cannot be run. */
export interface FailedCase {
  readonly name: string;
  readonly differences: readonly Difference[];
}

export interface FileResult {
  readonly file: string;
  readonly passed: number;
  readonly failed: readonly FailedCase[];
}

/** Every vector file of a folder, by name: `*.json.gz` and `*.json`. */
export function vectorFiles(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => /\.json(\.gz)?$/.test(name)).sort();
}

/** Compares every case of a file. One that cannot be read is one failure. */
export function compareFile(kind: VectorKind, folder: string, file: string): FileResult {
  try {
    const results = casesOf(kind, path.join(folder, file)).map(({ name, compare }) => ({ name, differences: guarded(compare) }));
    const failed = results.filter(({ differences }) => differences.length > 0);
    return { file, passed: results.length - failed.length, failed };
  } catch (error) {
    return { file, passed: 0, failed: [{ name: file, differences: [unusable(error)] }] };
  }
}

interface Case {
  readonly name: string;
  compare(): readonly Difference[];
}

function casesOf(kind: VectorKind, file: string): readonly Case[] {
  const bytes = readFileSync(file);
  const stored: unknown = JSON.parse((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'));
  // The shapes are those of the READMEs; a case of another shape throws where it is compared, and counts as failed.
  const cases = kind === 'kernel' ? (stored as { readonly cases: readonly KernelVector[] }).cases : (stored as readonly ModuleVector[]);
  if (!Array.isArray(cases)) throw new TypeError(`not a file of ${kind} vectors`);
  return kind === 'kernel'
    ? (cases as readonly KernelVector[]).map((vector) => ({ name: vector.name, compare: () => compareKernel(vector) }))
    : (cases as readonly ModuleVector[]).map((vector) => ({ name: vector.name, compare: () => compareModule(vector) }));
}

function guarded(compare: () => readonly Difference[]): readonly Difference[] {
  try {
    return compare();
  } catch (error) {
    return [unusable(error)];
  }
}

function unusable(error: unknown): Difference {
  return { field: '', actual: undefined, expected: undefined, reason: error instanceof Error ? error.message : String(error) };
}
