import { describe, expect, test } from 'vitest';
import { factsOf, placeOf } from '../../support/read';

const UNAME = '6.8.0-1010-intel #17-Ubuntu SMP PREEMPT_DYNAMIC Fri Aug  9 10:21:48 UTC 2024 x86_64 x86_64 x86_64 GNU/Linux';
const block = (title: string, ...lines: readonly string[]): string => `### ${title}\n\n\`\`\`\n${lines.join('\n')}\n\`\`\`\n\n### Next\n`;
const kinds = (text: string): readonly string[] => factsOf(text).map(({ kind }) => kind);

describe('the kernel version of a report', () => {
  test('is the release of the running kernel', () => {
    const text = block('Kernel version', UNAME);
    expect(factsOf(text)).toEqual([{ kind: 'kernel-release', release: '6.8.0-1010-intel', from: 'uname', at: placeOf(text, '6.8.0-1010-intel') }]);
  });

  test.each([
    ['quoted', block('Kernel version', UNAME).replaceAll(/^/gm, '> ')],
    ['copied from the page', `Kernel version\n\n${UNAME}\n`],
  ])('%s', (_, text) => {
    expect(kinds(text)).toEqual(['kernel-release']);
  });

  test.each([
    ['empty', block('Kernel version', '')],
    ['of something else', block('Kernel version', 'unknown')],
    ['in the line after', block('Kernel version', 'unknown', UNAME)],
    ['under another heading', block('Git ref', UNAME)],
    ['in words', `Kernel version of this host\n${UNAME}\n`],
  ])('%s says nothing', (_, text) => {
    expect(kinds(text)).toEqual([]);
  });
});

describe('the processor of a report', () => {
  test('is its model name', () => {
    const text = block('CPU details', ' INTEL(R) XEON(R) GOLD 5512U');
    expect(factsOf(text)).toEqual([{ kind: 'cpu-model', name: 'INTEL(R) XEON(R) GOLD 5512U', at: placeOf(text, 'INTEL(R) XEON(R) GOLD 5512U') }]);
  });

  test.each([
    ['empty', block('CPU details', '')],
    ['words', block('CPU details', 'are missing')],
    ['far too long', block('CPU details', `Intel ${'x'.repeat(60)}`)],
  ])('%s says nothing', (_, text) => {
    expect(kinds(text)).toEqual([]);
  });
});

test('a block that says nothing hides nothing', () => {
  expect(kinds('### Kernel version\nCMR: [0x0, 0x1000)\n### CPU details\nCMR: [0x1000, 0x2000)\n')).toEqual(['cmr', 'cmr']);
});
