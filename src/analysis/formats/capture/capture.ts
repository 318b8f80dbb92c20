import type { SourceText } from '../../base/source';
import type { Reading } from '../../evidence/reading';
import { bodyStart, lineForm } from '../line';
import { sectionByName } from '../live/named-text';
import { BootCollector, type LineStart } from './boots';
import { claimsOn, isClaimed } from './claims';
import { placedInOriginal } from './plain-text';
import { unwrap } from './unwrap';
import type { LineResult, LogLine, Section } from './line-reader';

/**
 * Reads a log, or any text with lines of a log or of other captures in it: a mail, a bug report, a bundle. One pass, in
 * time linear in the text; nothing that is not understood ends it.
 */
export function readCapture({ name, text }: SourceText, source: number): Reading {
  const { text: plain, layers } = unwrap(text);
  return layers.reduceRight(placedInOriginal, readLines(plain, source, sectionByName(name)));
}

/** `expected`: what the text is by its name. */
function readLines(text: string, source: number, expected: Section | undefined): Reading {
  const boots = new BootCollector(text);
  const form = lineForm(text);
  let section = expected;
  let opened: LineStart = { start: 0, body: 0 };
  const add = (result: LineResult, at: LineStart): void => {
    if (result === undefined) return;
    if ('kind' in result) boots.add(result, at);
    else for (const item of result) boots.add(item, at);
  };
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf('\n', start);
    const next = found < 0 ? text.length : found;
    const body = bodyStart(text, start, next, form);
    if (body < next) {
      const taken = section?.take({ text, source, body, end: trimmedEnd(text, body, next) });
      if (section !== undefined && taken !== 'ended') add(taken, { start, body });
      else {
        if (section !== undefined) add(section.end?.(), opened);
        section = undefined;
        const result = readLine(text, source, body, next);
        if (result !== undefined && 'take' in result) {
          section = result;
          opened = { start, body };
          const first = section.take({ text, source, body, end: trimmedEnd(text, body, next) });
          if (first !== 'ended') add(first, opened);
        } else if (result !== undefined) add(result, { start, body });
      }
    }
    start = next + 1;
  }
  add(section?.end?.(), opened);
  return { format: 'capture', boots: boots.finish(text.length) };
}

/** What the first reader says that claims the line. */
function readLine(text: string, source: number, body: number, next: number): LineResult | Section {
  const claims = claimsOn(text, body);
  if (claims === undefined) return undefined;
  let line: LogLine | undefined;
  for (const claim of claims) {
    if (!isClaimed(text, body, claim)) continue;
    line ??= { text, source, body, end: trimmedEnd(text, body, next) };
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
