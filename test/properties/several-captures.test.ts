import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCapture } from '../../src/analysis/formats/capture/capture';
import { SNIPPETS } from './support/snippets';

/** What a text says, line by line, without places. */
function said(text: string): readonly string[] {
  const { boots } = readCapture({ name: 'x', text }, 0);
  return boots.flatMap(({ facts, problems }) => [...facts, ...problems]).map((item) => JSON.stringify(item, (key, value: unknown) => (/^at$|At$/.test(key) ? undefined : value)));
}

const alone = new Map(Object.entries(SNIPPETS).map(([name, text]) => [name, said(text)]));

describe('captures one behind the other say what each says alone', () => {
  test.each([
    ['with headings between', (name: string) => `\n===== ${name} =====\n`],
    ['with prompts between', (name: string) => `\n[root@host-1 ~]# ./collect ${name.replaceAll(' ', '-')}\n`],
    ['with blank lines between', () => '\n\n'],
  ])('%s', (_, heading) => {
    fc.assert(
      fc.property(fc.shuffledSubarray(Object.keys(SNIPPETS), { minLength: 2 }), (names) => {
        const whole = said(names.map((name) => heading(name) + (SNIPPETS[name] ?? '')).join(''));
        expect(whole.toSorted()).toEqual(names.flatMap((name) => alone.get(name) ?? []).toSorted());
      }),
      { numRuns: 200 },
    );
  });
});
