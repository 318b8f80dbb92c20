import fc from 'fast-check';
import { expect, test } from 'vitest';
import { review } from '../../src/analysis/index';
import { readCapture } from '../../src/analysis/formats/capture/capture';
import { allFixtures } from '../cases/support/fixtures';

const logs = allFixtures().filter(({ path }) => path.endsWith('.txt'));

test('a log that is cut anywhere is still reviewed', () => {
  fc.assert(
    fc.property(fc.constantFrom(...logs), fc.nat(), fc.nat(), ({ text }, a, b) => {
      const [start, end] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y);
      for (const one of review({ name: 'cut.txt', text: text.slice(start, end) })) {
        expect(one.checks.filter(({ result }) => result.kind === 'crashed')).toEqual([]);
      }
    }),
    { numRuns: 600 },
  );
});

test('what a log says up to a line does not depend on what follows it, but for dots below a CMR', () => {
  fc.assert(
    fc.property(fc.constantFrom(...logs), fc.nat(), ({ text }, n) => {
      const lines = text.split(/(?<=\n)/);
      const head = lines.slice(0, n % (lines.length + 1)).join('');
      const facts = (part: string): readonly unknown[] => readCapture({ name: 'x', text: part }, 0).boots.flatMap((boot) => boot.facts);
      const whole = facts(text);
      const kept = facts(head);
      const same = whole.slice(0, kept.length);
      if (JSON.stringify(same) !== JSON.stringify(kept)) expect(head.trimEnd().endsWith('...')).toBe(true);
    }),
    { numRuns: 400 },
  );
});
