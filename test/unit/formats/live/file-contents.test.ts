import { describe, expect, test } from 'vitest';
import { range } from '../../support/range';
import { factsOf, placeOf, read } from '../../support/read';

const MEMORY = '/sys/devices/system/memory';

describe('a value below a heading', () => {
  test.each([
    [`${MEMORY}/block_size_bytes`, '8000000', { kind: 'memory-block-size', bytes: 0x8000000 }],
    [`${MEMORY}/block_size_bytes`, '80000000', { kind: 'memory-block-size', bytes: 0x80000000 }],
    [`${MEMORY}/block_size_bytes`, '0x8000000', { kind: 'memory-block-size', bytes: 0x8000000 }],
    [`${MEMORY}/block_size_bytes`, '134217728', { kind: 'memory-block-size', bytes: 0x8000000 }],
    [`${MEMORY}/auto_online_blocks`, 'offline', { kind: 'online-policy', policy: 'offline' }],
    [`${MEMORY}/auto_online_blocks`, 'online', { kind: 'online-policy', policy: 'online' }],
    [`${MEMORY}/auto_online_blocks`, 'online_kernel', { kind: 'online-policy', policy: 'online-kernel' }],
    [`${MEMORY}/auto_online_blocks`, 'online_movable', { kind: 'online-policy', policy: 'online-movable' }],
    ['/sys/module/memory_hotplug/parameters/memmap_on_memory', 'N', { kind: 'memmap-on-memory', value: 'no' }],
    ['/sys/module/memory_hotplug/parameters/memmap_on_memory', 'Y', { kind: 'memmap-on-memory', value: 'yes' }],
    ['/sys/module/memory_hotplug/parameters/memmap_on_memory', 'force', { kind: 'memmap-on-memory', value: 'force' }],
    [`${MEMORY}/memory272/state`, 'going-offline', { kind: 'block-state', from: 'sysfs', blocks: { first: 272, last: 272 }, state: 'going-offline' }],
    ['/sys/devices/system/node/node3/memory32/state', 'online', { kind: 'block-state', from: 'sysfs', blocks: { first: 32, last: 32 }, state: 'online', node: 3 }],
  ])('%s holds %s', (path, value, fact) => {
    const below = `# cat ${path}\n${value}\n`;
    const at = { source: 0, span: { start: below.indexOf('\n') + 1, end: below.length - 1 } };
    expect(factsOf(below)).toEqual([{ ...fact, at }]);
    const stated = `${path}:${value}`;
    expect(factsOf(stated)).toEqual([{ ...fact, at: placeOf(stated, stated) }]);
  });

  test.each(['# cat PATH', '$ sudo cat PATH', 'root@host-1:~# cat PATH', 'user@host-1:/sys$ cat PATH', '[root@host-1 ~]# cat PATH', 'host-1:~ # cat PATH', '==> PATH <==', '### FILE: PATH', '--- PATH ---', 'PATH', '> PATH:'])('%s', (heading) => {
    const text = `${heading.replace('PATH', `${MEMORY}/auto_online_blocks`)}\n${heading.startsWith('>') ? '> ' : ''}online\n`;
    expect(factsOf(text)).toMatchObject([{ kind: 'online-policy', policy: 'online' }]);
  });

  test('a heading that more prints', () => {
    const text = `::::::::::::::\n${MEMORY}/auto_online_blocks\n::::::::::::::\nonline\n`;
    expect(factsOf(text)).toMatchObject([{ kind: 'online-policy' }]);
  });

  test('one command, several files', () => {
    const text = `$ cat ${MEMORY}/memory83/valid_zones ${MEMORY}/memory83/state\nNormal Movable\noffline\nonline\n`;
    expect(factsOf(text)).toMatchObject([{ kind: 'block-state', blocks: { first: 83, last: 83 }, state: 'offline', zones: 'Normal Movable' }]);
  });

  test('head of several files', () => {
    const text = `==> ${MEMORY}/auto_online_blocks <==\noffline\n\n==> ${MEMORY}/block_size_bytes <==\n8000000\n\n==> ${MEMORY}/memory0/removable <==\n1\n\n==> ${MEMORY}/memory0/state <==\nonline\n`;
    expect(factsOf(text).map(({ kind }) => kind)).toEqual(['online-policy', 'memory-block-size', 'block-state']);
  });

  test.each([
    ['an error', `# cat ${MEMORY}/block_size_bytes\ncat: ${MEMORY}/block_size_bytes: Permission denied`],
    ['another prompt', `# cat ${MEMORY}/auto_online_blocks\n# uname`],
    ['what the file never holds', `# cat ${MEMORY}/auto_online_blocks\n8000000`],
    ['what no size of a block is', `# cat ${MEMORY}/block_size_bytes\n8000001`],
    ['a word of its own', 'offline\nonline\n8000000\nY'],
    ['a value that somebody writes', `# echo offline > ${MEMORY}/auto_online_blocks\nonline`],
    ['a glob', `# cat ${MEMORY}/memory*/state\nonline`],
  ])('silent: %s', (_, text) => {
    expect(read(text)).toEqual({ facts: [], problems: [] });
  });

  test('the line that ends it is read as any other', () => {
    expect(factsOf(`# cat ${MEMORY}/block_size_bytes\n00001000-0009fbff : System RAM\n`)).toMatchObject([{ kind: 'iomem-range' }]);
  });
});

describe('a value behind its path', () => {
  test.each(['/sys/module/memory_hotplug/parameters/memmap_on_memory: N', '/sys/module/memory_hotplug/parameters/memmap_on_memory = N', './memory_hotplug/parameters/memmap_on_memory:N'.slice(2).replace('memory_hotplug', '/sys/module/memory_hotplug')])('%s', (text) => {
    expect(factsOf(text)).toMatchObject([{ kind: 'memmap-on-memory', value: 'no' }]);
  });

  test('below the folder that somebody went to', () => {
    expect(factsOf('auto_online_blocks:offline\nblock_size_bytes:8000000\nmemory0/state:online\n').map(({ kind }) => kind)).toEqual(['online-policy', 'memory-block-size', 'block-state']);
  });

  test.each([`${MEMORY}/block_size_bytes:80000x0`, `${MEMORY}/auto_online_blocks:onl`, `${MEMORY}/memory3/state:on`, '/sys/firmware/memmap/0/start:9fbff'])('cut: %s', (text) => {
    expect(read(text)).toMatchObject({ facts: [], problems: [{ code: 'bad-value', at: placeOf(text, text) }] });
  });

  test('other files of the same folders say nothing', () => {
    const text = `${MEMORY}/memory0/removable:1\n/sys/module/memory_hotplug/parameters/online_policy: contig-zones\n/sys/module/memory_hotplug/parameters/memmap_on_memory: Y\n`;
    expect(factsOf(text)).toMatchObject([{ kind: 'memmap-on-memory', value: 'yes' }]);
  });
});

describe('/sys/firmware/memmap, file by file', () => {
  const DIRECTORY = '/sys/firmware/memmap';

  test.each([
    ['as grep finds them', ['0/start:0x0', '0/end:0x9fbff', '0/type:System RAM', '10/type:Reserved', '10/start:0x9fc00', '10/end:0x9ffff']],
    ['one kind after the other', ['0/end:0x9fbff', '10/end:0x9ffff', '0/start:0x0', '10/start:0x9fc00', '0/type:System RAM', '10/type:Reserved']],
  ])('%s', (_, lines) => {
    const text = lines.map((line) => `${DIRECTORY}/${line}\n`).join('');
    expect(factsOf(text)).toEqual([
      { kind: 'memmap-range', range: range(0, 0x9fc00), label: 'System RAM', at: placeOf(text, `${DIRECTORY}/0/start:0x0`) },
      { kind: 'memmap-range', range: range(0x9fc00, 0xa0000), label: 'Reserved', at: placeOf(text, `${DIRECTORY}/10/start:0x9fc00`) },
    ]);
  });

  test('below headings', () => {
    const text = `==> ${DIRECTORY}/0/end <==\n0x9fbff\n\n==> ${DIRECTORY}/0/start <==\n0x0\n\n==> ${DIRECTORY}/0/type <==\nSystem RAM\n`;
    expect(factsOf(text)).toMatchObject([{ kind: 'memmap-range', range: range(0, 0x9fc00), label: 'System RAM' }]);
  });

  test('two listings, one below the other', () => {
    const once = `${DIRECTORY}/0/start:0x0\n${DIRECTORY}/0/end:0x9fbff\n${DIRECTORY}/0/type:System RAM\n`;
    expect(factsOf(once + once)).toHaveLength(2);
  });

  test.each([
    ['start', `${DIRECTORY}/0/end:0x9fbff\n${DIRECTORY}/0/type:System RAM\n`],
    ['end', `${DIRECTORY}/0/start:0x0\n${DIRECTORY}/0/type:System RAM\n`],
    ['type', `${DIRECTORY}/0/start:0x0\n${DIRECTORY}/0/end:0x9fbff\n`],
  ])('without its %s an entry is a problem', (missing, text) => {
    const first = text.slice(0, text.indexOf('\n'));
    const { facts, problems } = read(`${text}words\n`);
    expect(facts).toEqual([]);
    expect(problems).toMatchObject([{ code: 'bad-value', at: placeOf(text, first) }]);
    expect(problems[0]?.message).toContain(`whose ${missing} is not in this listing`);
  });

  test('an entry that ends before it starts', () => {
    const text = `${DIRECTORY}/0/start:0x2000\n${DIRECTORY}/0/end:0x1fff\n${DIRECTORY}/0/type:Reserved\n`;
    expect(read(text)).toMatchObject({ facts: [], problems: [{ code: 'inverted-range', at: placeOf(text, `${DIRECTORY}/0/start:0x2000`) }] });
  });
});

describe('memory blocks, file by file', () => {
  const block = (number: number): object => ({ kind: 'block-state', from: 'sysfs', blocks: { first: number, last: number } });

  test.each([
    ['block by block', ['memory32/state:online', 'memory32/valid_zones:Normal', 'memory33/valid_zones:Normal Movable', 'memory33/state:offline']],
    ['one file of all, then the next', ['memory32/state:online', 'memory33/state:offline', 'memory32/phys_index:00000020', 'memory32/valid_zones:Normal', 'memory33/valid_zones:Normal Movable']],
  ])('%s', (_, lines) => {
    const text = lines.map((line) => `${MEMORY}/${line}\n`).join('');
    expect(factsOf(text)).toEqual([
      { ...block(32), state: 'online', zones: 'Normal', at: placeOf(text, `${MEMORY}/memory32/state:online`) },
      { ...block(33), state: 'offline', zones: 'Normal Movable', at: placeOf(text, `${MEMORY}/memory33/state:offline`) },
    ]);
  });

  test('a listing that begins anew', () => {
    const text = `${MEMORY}/memory32/state:offline\n${MEMORY}/memory32/valid_zones:Movable\n${MEMORY}/memory32/state:online\n`;
    const [first, second] = factsOf(text);
    expect(first).toMatchObject({ ...block(32), state: 'offline', zones: 'Movable' });
    expect(second).toMatchObject({ ...block(32), state: 'online' });
    expect(second).not.toHaveProperty('zones');
  });

  test('zones alone say nothing', () => {
    expect(read(`${MEMORY}/memory32/valid_zones:Movable\n`)).toEqual({ facts: [], problems: [] });
  });
});

describe('a listing below its heading', () => {
  test.each([
    ['# cat /sys/kernel/debug/memblock/memory', 'memory'],
    ['$ sudo cat /sys/kernel/debug/memblock/reserved', 'reserved'],
    ['cat /sys/kernel/debug/memblock/memory', 'memory'],
    ['=== /sys/kernel/debug/memblock/reserved ===', 'reserved'],
    ['/sys/kernel/debug/memblock/memory:', 'memory'],
  ])('"%s" names the list', (text, list) => {
    expect(factsOf(text)).toEqual([{ kind: 'memblock-heading', listing: 'debugfs', list, at: placeOf(text, text) }]);
  });

  test('behind a prompt with names', () => {
    for (const prompt of ['root@host-1:~# ', '[root@host-1 ~]# ']) {
      const text = `${prompt}cat /sys/kernel/debug/memblock/reserved`;
      expect(factsOf(text)).toEqual([{ kind: 'memblock-heading', listing: 'debugfs', list: 'reserved', at: placeOf(text, 'cat /sys/kernel/debug/memblock/reserved') }]);
    }
  });

  test('what is below is read as without it', () => {
    const row = '0: 0x0000000000001000..0x000000000009efff    0 NONE';
    expect(factsOf(`# cat /sys/kernel/debug/memblock/reserved\n   ${row}\n`)).toEqual([expect.objectContaining({ list: 'reserved' }), ...factsOf(`${' '.repeat(42)}   ${row}\n`)]);
  });

  test.each(['# cat /sys/kernel/debug/memblock/physmem', '# ls /sys/kernel/debug/memblock/memory', '# cat /proc/iomem'])('silent: %s', (text) => {
    expect(read(text)).toEqual({ facts: [], problems: [] });
  });
});
