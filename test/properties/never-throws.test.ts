import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildMapView, lineIndex, review } from '../../src/analysis/index';
import { readCapture } from '../../src/analysis/formats/capture/capture';
import { recogniseFormat } from '../../src/analysis/formats/recognise';
import { formats } from '../../src/analysis/formats/registry';
import { mutatedText } from './support/mutated';
import { placesIn } from './support/spans';
import { SNIPPETS } from './support/snippets';
import { stepsOf } from './support/work';

describe('a text with faults of any kind', () => {
  test('is read by every format, and every place lies in it', () => {
    fc.assert(
      fc.property(mutatedText, (text) => {
        recogniseFormat({ name: 'x', text });
        for (const { read } of formats) {
          for (const { source, span } of placesIn(read({ name: 'x', text }, 3))) {
            expect(source).toBe(3);
            expect([span.start >= 0, span.end >= span.start, span.end <= text.length]).toEqual([true, true, true]);
          }
        }
      }),
      { numRuns: 1500 },
    );
  });

  test('is reviewed without a crash', () => {
    fc.assert(
      fc.property(mutatedText, (text) => {
        const reviews = review({ name: 'x', text });
        expect(reviews.flatMap(({ checks }) => checks.filter(({ result }) => result.kind === 'crashed'))).toEqual([]);
        for (const one of reviews) buildMapView(one, reviews, [lineIndex(text)]);
      }),
      { numRuns: 400 },
    );
  });

  test('takes twice the steps when it stands there twice as often', () => {
    fc.assert(
      fc.property(mutatedText, fc.constantFrom('\n', ''), (text, between) => {
        const steps = (copies: number): number =>
          stepsOf(() => {
            const whole = Array.from({ length: copies }, () => text).join(between);
            readCapture({ name: 'x', text: whole }, 0);
            recogniseFormat({ name: 'x', text: whole });
          });
        const some = Math.ceil(SOME / (text.length + 1));
        expect(steps(2 * some)).toBeLessThan(MOST * steps(some) + ONCE);
      }),
      { numRuns: 150 },
    );
  });
});

/** Characters, about, of the shorter text. */
const SOME = 20_000;
const MOST = 2.2;
/** What is done once, whatever the length. */
const ONCE = 2000;

test.each(Object.entries(SNIPPETS))('%s is read without a problem, and whole', (_, text) => {
  const { boots } = readCapture({ name: 'x', text }, 0);
  expect(boots.flatMap(({ problems }) => problems)).toEqual([]);
});
