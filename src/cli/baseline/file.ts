import { readFile, writeFile } from 'node:fs/promises';
import type { Baseline, KnownFinding } from './baseline';

export type ReadBaseline = { readonly kind: 'baseline'; readonly known: Baseline } | { readonly kind: 'absent' } | { readonly kind: 'wrong'; readonly message: string };

const KIND = 'tdxmem-baseline';

/** Reads a baseline. It is written by the tool alone, so one that is not whole is refused and never overwritten. */
export async function readBaseline(file: string): Promise<ReadBaseline> {
  try {
    const content: unknown = JSON.parse(await readFile(file, 'utf8'));
    const known = findingsOf(content);
    if (known === undefined) return { kind: 'wrong', message: 'This is no baseline, so nothing is taken from it and nothing is written to it. Name another file.' };
    return { kind: 'baseline', known };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return { kind: 'absent' };
    if (error instanceof SyntaxError) return { kind: 'wrong', message: 'This is no baseline, since it is no JSON. Nothing is taken from it and nothing is written to it. Name another file.' };
    return { kind: 'wrong', message: `It could not be read: ${error instanceof Error ? error.message : String(error)}.` };
  }
}

/** @returns Why it could not be written. */
export async function writeBaseline(file: string, known: Baseline): Promise<string | undefined> {
  try {
    const findings = known.map((one) => `    ${JSON.stringify(one)}`);
    // One line for each, so that a change of one is a change of one line.
    await writeFile(file, `{\n  "kind": "${KIND}",\n  "formatVersion": 1,\n  "findings": [${findings.length === 0 ? '' : `\n${findings.join(',\n')}\n  `}]\n}\n`);
    return undefined;
  } catch (error) {
    return `It could not be written: ${error instanceof Error ? error.message : String(error)}.`;
  }
}

function findingsOf(content: unknown): Baseline | undefined {
  if (typeof content !== 'object' || content === null || !('kind' in content) || content.kind !== KIND) return undefined;
  if (!('formatVersion' in content) || content.formatVersion !== 1 || !('findings' in content) || !Array.isArray(content.findings)) return undefined;
  const findings: readonly unknown[] = content.findings;
  return findings.every(isKnown) ? findings : undefined;
}

function isKnown(item: unknown): item is KnownFinding {
  if (typeof item !== 'object' || item === null) return false;
  const { code, source, base, size, count } = item as Readonly<Record<string, unknown>>; // Any object has fields of unknown values.
  return typeof code === 'string' && typeof source === 'string' && isAbsentOrText(base) && isAbsentOrText(size) && typeof count === 'number' && Number.isInteger(count) && count > 0;
}

function isAbsentOrText(value: unknown): boolean {
  return value === undefined || typeof value === 'string';
}
