import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSnapshot } from '../../../../src/analysis/formats/snapshot/snapshot';

const samples = path.join(import.meta.dirname, '../../../../samples');
const names = ['broken-snapshot', 'refused-hotplug', 'cxl-added-before-init'] as const;
const texts = names.map((name) => readFileSync(path.join(samples, `${name}.tdxmem.json`), 'utf8'));

/** Reads a text and says which of the things that always hold does not. */
function faultOf(text: string): string | undefined {
  const { boots } = readSnapshot({ name: 'half.tdxmem.json', text }, 2);
  const [boot] = boots;
  if (boot === undefined || boots.length !== 1) return 'there is not one boot';
  const all = [...boot.facts, ...boot.problems];
  const starts = (list: readonly { readonly at: { readonly span: { readonly start: number } } }[]) => list.map(({ at }) => at.span.start);
  const inOrder = (list: readonly number[]) => list.every((start, index) => start >= (list[index - 1] ?? 0));
  if (!inOrder(starts(boot.facts)) || !inOrder(starts(boot.problems))) return 'the order is not that of the text';
  if (all.some(({ at }) => at.source !== 2)) return 'a place is in another source';
  if (all.some(({ at: { span } }) => !(span.start >= 0 && span.start <= span.end && span.end <= text.length))) return 'a span leaves the text';
  const places = boot.problems.map(({ at: { span } }) => `${span.start}-${span.end}`);
  if (boot.problems.some(({ message }) => message.length > 400)) return 'a message is too long';
  if (new Set(places).size !== places.length) return 'one place has two problems';
  return undefined;
}

describe('whatever is typed is read', () => {
  test.each(names)('%s, cut at every offset', (name) => {
    const text = texts[names.indexOf(name)] ?? '';
    const faults = Array.from({ length: text.length + 1 }, (_, end) => faultOf(text.slice(0, end)));
    expect(faults.filter((fault) => fault !== undefined)).toStrictEqual([]);
  });

  test.each(names)('%s, without any one character', (name) => {
    const text = texts[names.indexOf(name)] ?? '';
    const faults = Array.from(text, (_, at) => faultOf(text.slice(0, at) + text.slice(at + 1)));
    expect(faults.filter((fault) => fault !== undefined)).toStrictEqual([]);
  });

  const pieces = ['{', '}', '[', ']', ',', ':', '"', '\\', '/*', '*/', '//', '\n', '0x', '1e9', '"base":', '"__proto__":', 'null', '💾', '\uFEFF', '\u0000'];
  const mangling = fc.record({
    text: fc.constantFrom(...texts),
    edits: fc.array(fc.record({ at: fc.nat(), drop: fc.nat({ max: 40 }), put: fc.constantFrom('', ...pieces) }), { maxLength: 8 }),
  });

  test('mangled texts', () => {
    fc.assert(
      fc.property(mangling, ({ text, edits }) => {
        const mangled = edits.reduce((now, { at, drop, put }) => {
          const start = at % (now.length + 1);
          return now.slice(0, start) + put + now.slice(start + drop);
        }, text);
        expect(faultOf(mangled)).toBeUndefined();
      }),
      { numRuns: 1000 },
    );
  });

  test('texts of nothing but pieces of JSON', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 60 }), (list) => {
      expect(faultOf(list.join(''))).toBeUndefined();
    }));
  });

  test('any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      expect(faultOf(text)).toBeUndefined();
    }));
  });

  test('words without end', () => {
    const long = 'x'.repeat(100_000);
    for (const text of [`{ "${long}": 1 }`, `{ ${long}: ${long} }`, `{ "${long}" }`, `{ "cmrs": [{ "base": "${long}" }], "host": { "kernelProfile": "${long}" } }`]) {
      expect(faultOf(text)).toBeUndefined();
    }
  });

  test('brackets without end', () => {
    for (const piece of ['[', '{', '{"a":', '[{"base":', '[[],']) expect(faultOf(piece.repeat(100_000))).toBeUndefined();
  });
});

test('every entry before the cut counts', () => {
  const entries = Array.from({ length: 20 }, (_, index) => `{ "base": "0x${(index + 1).toString(16)}00000", "size": "1M" }`);
  const text = `{ "formatVersion": 1, "cmrs": [${entries.join(', ')}] }`;
  for (let end = 0; end <= text.length; end += 1) {
    const cut = text.slice(0, end);
    const whole = entries.filter((entry) => cut.includes(entry)).length;
    const { facts } = readSnapshot({ name: 'x', text: cut }, 0).boots[0] ?? { facts: [] };
    expect(facts.filter(({ kind }) => kind === 'cmr').length).toBeGreaterThanOrEqual(whole);
  }
});
