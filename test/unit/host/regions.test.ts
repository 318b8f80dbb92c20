import { describe, expect, test } from 'vitest';
import { hostOfLog, hostOfSnapshot } from '../support/host';
import { range } from '../support/range';
import { placeOf } from '../support/read';

const E820 = 'BIOS-e820: [mem 0x0000000000001000-0x0000000000001fff] usable\n';
const NODES = 'node   0: [mem 0x0000000000002000-0x0000000000002fff]\n';
const DEBUGFS = '   0: 0x0000000000003000..0x0000000000003fff    0 NONE\n';
const BEFORE_NUMA = 'MEMBLOCK configuration:\n memory[0x0]\t[0x0000000000004000-0x0000000000004fff], 0x0000000000001000 bytes flags: 0x0\n';
const CONFIGURATION = 'MEMBLOCK configuration:\n memory[0x0]\t[0x0000000000005000-0x0000000000005fff], 0x0000000000001000 bytes on node 0 flags: 0x0\n';

/** The first region and what it comes from. */
function best(text: string): readonly unknown[] {
  const { regions } = hostOfLog(text);
  return [regions?.origin, regions?.list.map((region) => region.range.start)];
}

describe('the best evidence of memory counts', () => {
  test.each([
    ['all five', E820 + NODES + DEBUGFS + BEFORE_NUMA + CONFIGURATION, ['memblock-configuration', [0x5000]]],
    ['whatever the order', CONFIGURATION + DEBUGFS + NODES + E820, ['memblock-configuration', [0x5000]]],
    ['node ranges before debugfs, which hotplug changes', E820 + DEBUGFS + NODES, ['early-node-ranges', [0x2000]]],
    ['debugfs before e820', E820 + DEBUGFS, ['memblock-debugfs', [0x3000]]],
    ['e820 before /proc/iomem', `${E820}00007000-00007fff : System RAM\n`, ['e820', [0x1000]]],
    ['/proc/iomem alone, without what drivers added', '00007000-00007fff : System RAM\n  00008000-00008fff : System RAM (kmem)\n', ['iomem', [0x7000]]],
    ['node ranges before e820', E820 + NODES, ['early-node-ranges', [0x2000]]],
    ['e820 alone', E820, ['e820', [0x1000]]],
    ['a configuration without nodes is none', BEFORE_NUMA + NODES, ['early-node-ranges', [0x2000]]],
    ['nothing', 'words\n', [undefined, undefined]],
  ])('%s', (_, text, expected) => {
    expect(best(text)).toEqual(expected);
  });
});

describe('memblock=debug', () => {
  test('the last configuration with nodes counts, wherever one without stands', () => {
    expect(best(CONFIGURATION + CONFIGURATION.replaceAll('5', '6') + BEFORE_NUMA)).toEqual(['memblock-configuration', [0x6000]]);
  });

  test('all its regions, with nodes and flags', () => {
    const second = ' memory[0x1]\t[0x0000000000007000-0x0000000000007fff], 0x0000000000001000 bytes on node 1 flags: 0x1';
    const text = CONFIGURATION + second;
    expect(hostOfLog(text).regions).toEqual({
      origin: 'memblock-configuration',
      list: [
        { range: range(0x5000, 0x6000), node: 0, flags: [], at: placeOf(text, CONFIGURATION.split('\n')[1]?.trim() ?? '') },
        { range: range(0x7000, 0x8000), node: 1, flags: ['hotplug'], at: placeOf(text, second.trim()) },
      ],
    });
  });
});

describe('debugfs', () => {
  const reserved = DEBUGFS.replaceAll('3', '9');

  test.each([
    ['without headings the first listing is memory', DEBUGFS + reserved, [0x3000]],
    ['a prompt names the list', `# cat /sys/kernel/debug/memblock/reserved\n${reserved}# cat /sys/kernel/debug/memblock/memory\n${DEBUGFS}`, [0x3000]],
    ['the last listing of memory', `# cat /sys/kernel/debug/memblock/memory\n${reserved}# cat /sys/kernel/debug/memblock/memory\n${DEBUGFS}`, [0x3000]],
  ])('%s', (_, text, starts) => {
    expect(best(text)).toEqual(['memblock-debugfs', starts]);
  });

  test('reserved memory alone is no memory', () => {
    expect(best(`# cat /sys/kernel/debug/memblock/reserved\n${reserved}`)).toEqual([undefined, undefined]);
  });

  test('a node that is not set is absent', () => {
    const text = '   0: 0x0000000000003000..0x0000000000003fff    x HOTPLUG\n';
    expect(hostOfLog(text).regions?.list).toEqual([{ range: range(0x3000, 0x4000), flags: ['hotplug'], at: placeOf(text, text.trim()) }]);
  });
});

describe('node ranges', () => {
  test('a line that stands there twice counts once, at its first place', () => {
    const text = `${NODES}words\n> ${NODES}`;
    expect(hostOfLog(text).regions?.list).toEqual([{ range: range(0x2000, 0x3000), node: 0, flags: [], at: { source: 0, span: { start: 0, end: NODES.length - 1 } } }]);
  });
});

describe('e820', () => {
  test('as the kernel takes it over: usable ranges of the BIOS, less the first page and the legacy hole', () => {
    const line = (first: string, last: string, type: string): string => `BIOS-e820: [mem 0x${first}-0x${last}] ${type}\n`;
    const text = [
      line('0000000000000000', '00000000000fffff', 'usable'),
      line('0000000000100000', '00000000001fffff', 'usable'),
      line('0000000000200000', '00000000002fffff', 'reserved'),
      'modified: [mem 0x0000000000300000-0x00000000003fffff] usable\n',
      line('0000000000400000', '00000000004fffff', 'soft reserved'),
    ].join('');
    expect(hostOfLog(text).regions?.list.map((region) => region.range)).toEqual([range(0x1000, 0xa0000), range(0x100000, 0x200000)]);
  });

  test('reserved memory alone is no memory', () => {
    expect(best('BIOS-e820: [mem 0x0000000000001000-0x0000000000001fff] reserved\n')).toEqual([undefined, undefined]);
  });
});

describe('a snapshot', () => {
  test('names memory outright', () => {
    const { regions } = hostOfSnapshot({ memblock: { memory: [{ base: '0x1000', size: '0x1000', node: 3, flags: ['mirror'] }], reserved: [{ base: '0x0', size: '0x1000' }] } });
    expect(regions).toMatchObject({ origin: 'snapshot', list: [{ range: range(0x1000, 0x2000), node: 3, flags: ['mirror'] }] });
    expect(regions?.list).toHaveLength(1);
  });

  test('is taken at its word where a region stands twice', () => {
    const memory = [
      { base: '0x1000', size: '0x1000' },
      { base: '0x1000', size: '0x1000' },
    ];
    expect(hostOfSnapshot({ memblock: { memory } }).regions?.list).toHaveLength(2);
  });
});
