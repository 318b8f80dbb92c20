import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bodyStart } from '../../src/analysis/formats/line';
import { readCapture } from '../../src/analysis/formats/capture/capture';
import { knownLine, prefix } from './support/arbitraries';

/** Read from the prefix itself. */
const OF_THE_PREFIX: ReadonlySet<string> = new Set(['boot-time', 'host-name']);

/** What the words of a text say, boot by boot, with their places moved by `shift`. */
function said(text: string, shift: number): unknown {
  const { boots } = readCapture({ name: 'x', text }, 0);
  const told = JSON.stringify(boots.map(({ facts, problems }) => ({ facts: facts.filter(({ kind }) => !OF_THE_PREFIX.has(kind)), problems })));
  return JSON.parse(told, (key, value: unknown) => (isSpan(key, value) ? { start: value.start + shift, end: value.end + shift } : value));
}

function isSpan(key: string, value: unknown): value is { readonly start: number; readonly end: number } {
  return key === 'span' && typeof value === 'object' && value !== null;
}

describe('what stands before the words of a line', () => {
  test('does not change what it says, only where', () => {
    fc.assert(
      fc.property(prefix, knownLine, (before, line) => {
        const words = line.trimStart();
        expect(said(before + words, 0)).toEqual(said(words, before.length));
      }),
      { numRuns: 1000 },
    );
  });

  test('the words begin inside the line, wherever it is cut', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.tuple(prefix, prefix, knownLine).map((parts) => parts.join(''))), fc.nat(), fc.nat(), (text, a, b) => {
        const start = a % (text.length + 1);
        const end = start + (b % (text.length - start + 1));
        const body = bodyStart(text, start, end);
        expect(body).toBeGreaterThanOrEqual(start);
        expect(body).toBeLessThanOrEqual(end);
      }),
      { numRuns: 1000 },
    );
  });
});
