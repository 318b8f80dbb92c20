import { describe, expect, test } from 'vitest';
import { readCapture } from '../../../../src/analysis/formats/capture/capture';

const NODE = 'node   0: [mem 0x0000000100000000-0x000000047fffffff]\n';
const banner = (release: string): string => `Linux version ${release} (builder@example)\n`;

/** Each boot as the text it spans and the kinds of its facts. */
function boots(text: string): readonly (readonly [text: string, ...kinds: string[]])[] {
  return readCapture({ name: 'dmesg.txt', text }, 0).boots.map(({ span, facts }) => [text.slice(span.start, span.end), ...facts.map(({ kind }) => kind)]);
}

describe('one boot', () => {
  test.each([
    ['an empty text', '', []],
    ['a text of no interest', 'hello\n', []],
    ['a whole log', banner('6.8.0') + NODE, ['kernel-release', 'node-range']],
    ['a list of CMRs above a log', `CMR: [0x0, 0x1000)\n${banner('6.8.0')}${NODE}`, ['cmr', 'kernel-release', 'node-range']],
    ['lines of TDX that tell no boot, above a log', `virt/tdx: BIOS enabled: private KeyID range [32, 64)\n${banner('6.8.0')}`, ['tdx-keyids', 'kernel-release']],
    ['one command line printed twice', 'Command line: ro quiet\nCommand line: ro quiet\n', ['command-line', 'command-line']],
    ['the two lines of a command line, which differ', 'Command line: ro quiet\nKernel command line: audit=0 ro quiet\n', ['command-line']],
  ])('%s', (_, text, kinds) => {
    expect(boots(text)).toEqual([[text, ...kinds]]);
  });
});

describe('two boots', () => {
  test.each([
    ['two banners', banner('6.8.0') + NODE, banner('6.9.0') + NODE],
    ['the end of a log, then another', NODE, banner('6.9.0') + NODE],
    ['an outcome, then a banner', 'virt/tdx: module initialized\n', banner('6.9.0')],
    ['two command lines', 'Command line: ro quiet\n', 'Command line: ro\n'],
    ['two maps', `BIOS-provided physical RAM map:\n${NODE}`, `BIOS-provided physical RAM map:\n${NODE}`],
  ])('%s', (_, first, second) => {
    expect(boots(first + second).map(([text]) => text)).toEqual([first, second]);
  });

  test('a line before the second banner is of the first boot, a prefix is of the line', () => {
    const text = `${banner('6.8.0')}words\n> [    0.000000] ${banner('6.9.0')}`;
    expect(boots(text).map(([part]) => part)).toEqual([`${banner('6.8.0')}words\n`, `> [    0.000000] ${banner('6.9.0')}`]);
  });

  test('problems are told by the boot they are in', () => {
    const bad = 'node   0: [mem 0x0000000100000000-0x000000007fffffff]\n';
    const text = `${banner('6.8.0')}${bad}${banner('6.9.0')}`;
    expect(readCapture({ name: 'dmesg.txt', text }, 0).boots.map(({ problems }) => problems.length)).toEqual([1, 0]);
  });

  test('spans join without a gap and cover the text', () => {
    const text = `x\n${banner('1.0')}${banner('2.0')}\n${banner('3.0')}y`;
    const spans = readCapture({ name: 'dmesg.txt', text }, 0).boots.map(({ span }) => span);
    expect(spans.map(({ start }) => start)).toEqual([0, ...spans.slice(0, -1).map(({ end }) => end)]);
    expect(spans.at(-1)?.end).toBe(text.length);
    expect(spans).toHaveLength(3);
  });
});
