import type { SourceText } from '../../base/source';
import type { Reading } from '../../evidence/reading';
import { bodyStart, namesHosts } from '../line';
import { BootCollector } from './boots';
import { claimsOn, type Claim } from './claims';
import type { LogLine } from './line-reader';

/**
 * Reads a log, or any text with lines of a log in it: a mail, a bug report, a listing. One pass, in time linear in the
 * text; nothing that is not understood ends it.
 */
export function readCapture({ text }: SourceText, source: number): Reading {
  const boots = new BootCollector();
  const hosts = namesHosts(text);
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf('\n', start);
    const next = found < 0 ? text.length : found;
    const body = bodyStart(text, start, next, hosts);
    const claims = body < next ? claimsOn(text, body) : undefined;
    if (claims !== undefined) readLine({ text, source, body, end: trimmedEnd(text, body, next) }, claims, boots, start);
    start = next + 1;
  }
  return { format: 'capture', boots: boots.finish(text.length) };
}

function readLine(line: LogLine, claims: readonly Claim[], boots: BootCollector, start: number): void {
  for (const claim of claims) {
    if (!line.text.startsWith(claim.start, line.body)) continue;
    const result = claim.reader.read(line);
    if (result === undefined) continue;
    if ('kind' in result) boots.add(result, start);
    else for (const item of result) boots.add(item, start);
    return;
  }
}

/** The end of a line without its carriage return and trailing blanks. */
function trimmedEnd(text: string, body: number, end: number): number {
  let at = end;
  while (at > body && text.charCodeAt(at - 1) <= 0x20) at -= 1;
  return at;
}
