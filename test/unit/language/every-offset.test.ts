import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeActions, codeLenses, definitionsAt, documentSymbols, foldingRanges, highlightsAt, hoverAt, inlayHints, printMarkdown, referencesAt, semanticTokens } from '../../../src/language/index';
import { indexOf } from './support/marked-text';

const samples = path.resolve(import.meta.dirname, '../../../samples');
const names = readdirSync(samples).filter((name) => /\.(?:log|json)$/.test(name));

/** Asks everything of a text at some offsets. Places outside the text, and answers that are not about the offset, are told. */
function ask(text: string, name: string, offsets: readonly number[]): readonly string[] {
  const index = indexOf(text, name);
  const within = ({ start, end }: { readonly start: number; readonly end: number }): boolean => 0 <= start && start <= end && end <= text.length;
  const wrong: string[] = [];
  for (const offset of offsets) {
    const hover = hoverAt(index, offset);
    if (hover !== undefined && (!within(hover.span) || hover.span.start > offset || hover.span.end < offset || printMarkdown(hover.markup) === '')) wrong.push(`hover at ${offset}`);
    const spans = [...definitionsAt(index, offset), ...referencesAt(index, offset, true)].map(({ span }) => span);
    if (![...spans, ...highlightsAt(index, offset)].every(within)) wrong.push(`places at ${offset}`);
    if (codeActions(index, { start: offset, end: offset }).some(({ change }) => change.kind === 'edit' && !change.edits.every(({ span }) => within(span)))) wrong.push(`actions at ${offset}`);
  }
  const whole = { start: 0, end: text.length };
  const tokens = semanticTokens(text, whole).map(({ span }) => span);
  const spans = [...tokens, ...foldingRanges(index), ...codeLenses(index).map(({ span }) => span), ...documentSymbols(index).map(({ span }) => span)];
  if (!spans.every(within) || inlayHints(index, whole).some(({ offset }) => offset > text.length)) wrong.push('whole');
  if (tokens.some(({ start }, at) => start < (tokens[at - 1]?.end ?? 0))) wrong.push('tokens overlap');
  return wrong;
}

describe.each(names)('%s', (name) => {
  const text = readFileSync(path.join(samples, name), 'utf8');

  test('answers anywhere', () => {
    const offsets = Array.from({ length: Math.ceil(text.length / 11) }, (_, at) => at * 11);
    expect(ask(text, name, [...offsets, text.length, text.length + 9])).toEqual([]);
  });

  test('answers while it is edited', () => {
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(400), fc.constantFrom('', '0', 'x', '"', '{', ']', '\n', '-', '0xffffffffffffffff', '\u{1f600}'), (at, length, words) => {
        const edited = text.slice(0, at) + words + text.slice(at + length);
        expect(ask(edited, name, [at, at + 3, Math.max(0, at - 3)])).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});
