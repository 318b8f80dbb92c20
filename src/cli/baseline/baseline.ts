import path from 'node:path';
import { hex, sizeOf, type Finding } from '../../analysis/index';
import type { Reviewed } from '../reporters/reporter';

/** Findings of one kind that are known: the same code in the same source about the same memory. Lines may move. */
export interface KnownFinding {
  readonly code: string;
  /** Path from the folder of the baseline, with `/` between names. */
  readonly source: string;
  /** The memory it is about, where it is about memory; hex. */
  readonly base?: string;
  readonly size?: string;
  /** How many there are: boots of one log may share them. */
  readonly count: number;
}

/** What is known of findings, in the order of their names. */
export type Baseline = readonly KnownFinding[];

/** What identifies findings that are the same. */
export function keyOf({ code, source, base = '', size = '' }: Omit<KnownFinding, 'count'>): string {
  return [source, code, base, size].join('\n');
}

/** A finding as a baseline knows it. */
export function identityOf({ code, at, range }: Finding, { review }: Reviewed, folder: string): Omit<KnownFinding, 'count'> {
  return { code, source: nameFrom(folder, review.sources[at.source] ?? ''), ...(range !== undefined && { base: hex(range.start), size: hex(sizeOf(range)) }) };
}

/** A source as a baseline in that folder names it. Standard input is no file. */
export function nameFrom(folder: string, source: string): string {
  return source === '-' ? '-' : path.relative(folder, source).split(path.sep).join('/');
}
