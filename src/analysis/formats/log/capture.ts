import type { SourceText } from '../../base/source';
import type { Fact } from '../../evidence/fact';
import type { Problem } from '../../evidence/problem';
import type { Reading } from '../../evidence/reading';
import { bodyStart } from '../line';
import { BootCollector } from './boots';
import type { LineReader, LogLine } from './line-reader';
import { lineReaders } from './registry';

interface Claim {
  readonly start: string;
  readonly reader: LineReader;
}

/** Readers by the first character of the lines they claim, so that a line of no interest costs one look-up. */
function claimsOf(readers: readonly LineReader[]): readonly (readonly Claim[] | undefined)[] {
  const claims: Claim[][] = [];
  for (const reader of readers) {
    for (const start of reader.starts) (claims[start.charCodeAt(0)] ??= []).push({ start, reader });
  }
  return claims;
}

const CLAIMS = claimsOf(lineReaders);

/**
 * Reads a log, or any text with lines of a log in it: a mail, a bug report, a listing. One pass, in time linear in the
 * text; nothing that is not understood ends it.
 */
export function readCapture({ text }: SourceText, source: number): Reading {
  const boots = new BootCollector();
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf('\n', start);
    const next = found < 0 ? text.length : found;
    const body = bodyStart(text, start, next);
    const claims = body < next ? CLAIMS[text.charCodeAt(body)] : undefined;
    if (claims !== undefined) {
      const items = readLine({ text, source, body, end: trimmedEnd(text, body, next) }, claims);
      for (const item of items) boots.add(item, start);
    }
    start = next + 1;
  }
  return { format: 'capture', boots: boots.finish(text.length) };
}

const NOTHING: readonly (Fact | Problem)[] = [];

function readLine(line: LogLine, claims: readonly Claim[]): readonly (Fact | Problem)[] {
  for (const { start, reader } of claims) {
    if (!line.text.startsWith(start, line.body)) continue;
    const result = reader.read(line);
    if (result === undefined) continue;
    return 'kind' in result ? [result] : result;
  }
  return NOTHING;
}

/** The end of a line without its carriage return and trailing blanks. */
function trimmedEnd(text: string, body: number, end: number): number {
  let at = end;
  while (at > body && text.charCodeAt(at - 1) <= 0x20) at -= 1;
  return at;
}
