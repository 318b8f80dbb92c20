import type { SourceText } from '../../base/source';
import type { Reading } from '../../evidence/reading';
import { bodyStart, namesHosts } from '../line';
import { BootCollector } from './boots';
import { claimsOn } from './claims';
import { hasEscapes, placedInOriginal, withoutEscapes } from './escapes';
import type { LineResult, LogLine, Section } from './line-reader';

/**
 * Reads a log, or any text with lines of a log or of other captures in it: a mail, a bug report, a bundle. One pass, in
 * time linear in the text; nothing that is not understood ends it.
 */
export function readCapture({ text }: SourceText, source: number): Reading {
  if (!hasEscapes(text)) return readLines(text, source);
  const plain = withoutEscapes(text);
  return placedInOriginal(readLines(plain.text, source), plain);
}

function readLines(text: string, source: number): Reading {
  const boots = new BootCollector();
  const hosts = namesHosts(text);
  let section: Section | undefined;
  let sectionStart = 0;
  const add = (result: LineResult, start: number): void => {
    if (result === undefined) return;
    if ('kind' in result) boots.add(result, start);
    else for (const item of result) boots.add(item, start);
  };
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf('\n', start);
    const next = found < 0 ? text.length : found;
    const body = bodyStart(text, start, next, hosts);
    if (body < next) {
      const taken = section?.take({ text, source, body, end: trimmedEnd(text, body, next) });
      if (section !== undefined && taken !== 'ended') add(taken, start);
      else {
        if (section !== undefined) add(section.end?.(), sectionStart);
        section = undefined;
        const opened = readLine(text, source, body, next);
        if (opened !== undefined && 'take' in opened) {
          section = opened;
          sectionStart = start;
          const first = section.take({ text, source, body, end: trimmedEnd(text, body, next) });
          if (first !== 'ended') add(first, start);
        } else add(opened, start);
      }
    }
    start = next + 1;
  }
  add(section?.end?.(), sectionStart);
  return { format: 'capture', boots: boots.finish(text.length) };
}

/** What the first reader says that claims the line. */
function readLine(text: string, source: number, body: number, next: number): LineResult | Section {
  const claims = claimsOn(text, body);
  if (claims === undefined) return undefined;
  const line: LogLine = { text, source, body, end: trimmedEnd(text, body, next) };
  for (const claim of claims) {
    if (!text.startsWith(claim.start, body)) continue;
    const result = claim.reader.read(line);
    if (result !== undefined) return result;
  }
  return undefined;
}

/** The end of a line without its carriage return and trailing blanks. */
function trimmedEnd(text: string, body: number, end: number): number {
  let at = end;
  while (at > body && text.charCodeAt(at - 1) <= 0x20) at -= 1;
  return at;
}
