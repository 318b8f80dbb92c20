import { describe, expect, test } from 'vitest';
import { recogniseFormat, review } from '../../src/analysis/index';
import { readCapture } from '../../src/analysis/formats/capture/capture';
import { LONG_TEXTS } from './support/long-texts';
import { stepsOf } from './support/work';

const SOME = 4000;
/** Twice the text, twice the steps, and a little for what is done once. */
const MOST = 2.2;

describe.each(Object.entries(LONG_TEXTS))('%s', (_, make) => {
  test('twice as long takes about twice the steps', () => {
    const steps = (n: number): number =>
      stepsOf(() => {
        const text = make(n);
        readCapture({ name: 'x', text }, 0);
        recogniseFormat({ name: 'x', text });
      });
    steps(100);
    expect(steps(2 * SOME)).toBeLessThan(MOST * steps(SOME));
  });

  // Steps inside an expression cannot be counted. A text of this length would keep one that backtracks busy for hours.
  test('is read to its end', () => {
    const text = make(2 ** 20);
    expect(recogniseFormat({ name: 'x', text })).toBe(recogniseFormat({ name: 'x', text: make(2 ** 12) }));
    expect(readCapture({ name: 'x', text }, 0).boots.length).toBeGreaterThan(0);
  });
});

test('the counter would see a reader that goes back to the beginning for every line', () => {
  const text = (n: number): string => 'line\n'.repeat(n);
  const careless = (whole: string): number =>
    stepsOf(() => {
      for (let at = whole.indexOf('\n'); at >= 0; at = whole.indexOf('\n', at + 1)) whole.slice(0, at);
    });
  expect(careless(text(200))).toBeGreaterThan(MOST * careless(text(100)));
});

/** Boots that tell of themselves, each with times of its own: the same log twice is one boot. */
function boots(n: number): string {
  return Array.from({ length: n }, (_, index) =>
    [
      '[    0.000000] Linux version 6.8.0 (b)',
      '[    0.000000] BIOS-provided physical RAM map:',
      '[    0.000000] BIOS-e820: [mem 0x0000000000100000-0x000000007fffffff] usable',
      `[    0.${String(index + 1).padStart(6, '0')}] node   0: [mem 0x0000000000100000-0x000000007fffffff]`,
      '[   59.000000] virt/tdx: module initialized',
      '',
    ].join('\n'),
  ).join('');
}

test('a review of many boots is made too', () => {
  expect(review({ name: 'x', text: boots(500) })).toHaveLength(500);
});

test('a banner without a time tells of no other boot: /proc/version says the same as often as it is read', () => {
  expect(review({ name: 'x', text: 'Linux version 6.8.0 (b)\n'.repeat(500) })).toHaveLength(1);
});

test('twice as many boots are gathered in about twice the steps', () => {
  const steps = (n: number): number => {
    const text = boots(n);
    return stepsOf(() => {
      review({ name: 'x', text });
    });
  };
  steps(10);
  expect(steps(400)).toBeLessThan(MOST * steps(200));
});
