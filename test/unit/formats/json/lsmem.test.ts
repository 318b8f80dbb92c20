import { describe, expect, test } from 'vitest';
import { range } from '../../support/range';
import { factsOf, placeOf, read } from '../../support/read';

/** As util-linux 2.38 prints it. */
const LISTING = `{
   "memory": [
      {
         "range": "0x0000000000000000-0x000000007fffffff",
         "size": "2G",
         "state": "online",
         "removable": true,
         "zones": "None",
         "node": 0,
         "block": "0-15"
      },{
         "range": "0x0000000598000000-0x000000060fffffff",
         "size": 2013265920,
         "state": "offline",
         "removable": false,
         "zones": "Movable/Normal",
         "node": 2,
         "block": "179-193"
      }
   ]
}
`;

const ROWS = [
  { kind: 'block-state', from: 'lsmem', range: range(0, 0x80000000), blocks: { first: 0, last: 15 }, state: 'online', node: 0, zones: 'None' },
  { kind: 'block-state', from: 'lsmem', range: range(0x598000000, 0x610000000), blocks: { first: 179, last: 193 }, state: 'offline', node: 2, zones: 'Movable/Normal' },
] as const;
const PLACES = ['0x0000000000000000-0x000000007fffffff', '0x0000000598000000-0x000000060fffffff'];

/** The rows as they stand in a text. */
const rowsIn = (text: string): readonly unknown[] => ROWS.map((row, index) => ({ ...row, at: placeOf(text, PLACES[index] ?? '') }));

test('every row is the state of its blocks, at the place of its range', () => {
  expect(factsOf(LISTING)).toEqual(rowsIn(LISTING));
});

describe('pasted', () => {
  test.each([
    ['in a mail', `On Monday, somebody wrote:\n> ${LISTING.replaceAll('\n', '\n> ')}\nThanks`],
    ['twice quoted', LISTING.replaceAll(/^/gm, '> > ')],
    ['indented, below a prompt', `# lsmem --json\n${LISTING.replaceAll(/^/gm, '    ')}(exit 0)\n`],
    ['with CRLF', LISTING.replaceAll('\n', '\r\n')],
    ['with blank lines', LISTING.replaceAll('\n', '\n\n')],
    ['on one line', JSON.stringify(JSON.parse(LISTING))],
    ['as rows alone, one on a line', JSON.stringify(JSON.parse(LISTING)).replace('{"memory":[', '').replace('},{', '}\n{').replace(']}', '')],
    ['added in a diff', LISTING.replaceAll(/^/gm, '+')],
  ])('%s', (_, text) => {
    expect(factsOf(text)).toEqual(rowsIn(text));
  });

  test('between the lines of a log', () => {
    const text = `[    1.0] virt/tdx: module initialized\n${LISTING}[    2.0] CMR: [0x0, 0x1000)\n`;
    expect(factsOf(text).map(({ kind }) => kind)).toEqual(['tdx-initialised', 'block-state', 'block-state', 'cmr']);
  });
});

describe('half of it', () => {
  test('without its beginning', () => {
    const text = LISTING.slice(LISTING.indexOf('"removable"'));
    expect(factsOf(text)).toEqual(rowsIn(`${PLACES[0]}${text}`).slice(1).map((row) => ({ ...(row as object), at: placeOf(text, PLACES[1] ?? '') })));
  });

  test('from the middle of its first row on', () => {
    const text = LISTING.slice(LISTING.indexOf('"range"'));
    expect(factsOf(text)).toEqual(rowsIn(text));
  });

  test.each([
    ['in a row', '"node": 2', '"zones": "Movable/Normal",', 1],
    ['between two rows', '\n      },{\n         "range": "0x0000000598', '"block": "0-15"', 0],
    ['behind the last row', '\n   ]\n}', '      }', 2],
  ])('cut %s it tells what is whole, and that it is cut', (_, from, last, rows) => {
    const text = LISTING.slice(0, LISTING.indexOf(from));
    const start = text.lastIndexOf(last.trim());
    const { facts, problems } = read(text);
    expect(facts).toEqual(ROWS.slice(0, rows).map((row, index) => ({ ...row, at: placeOf(text, PLACES[index] ?? '') })));
    expect(problems).toEqual([
      { kind: 'problem', code: 'bad-value', message: expect.stringContaining('stops here before its brackets are closed'), at: { source: 0, span: { start, end: start + last.trim().length } } },
    ]);
  });

  test('what a kernel prints between two lines ends it, and the next row begins anew', () => {
    const text = LISTING.replace('         "removable": true', '[   34.4] Policy zone: Normal\n         "removable": true');
    const { facts, problems } = read(text);
    expect(facts).toEqual(rowsIn(text).slice(1));
    expect(problems.map(({ at }) => text.slice(at.span.start, at.span.end))).toEqual(['"state": "online",']);
  });
});

describe('columns that somebody chose', () => {
  const one = (row: object): readonly unknown[] => {
    const text = JSON.stringify({ memory: [row] }, undefined, 3);
    return factsOf(text).map(({ at, ...fact }) => ({ ...fact, shown: text.slice(at.span.start, at.span.end) }));
  };

  test('blocks by number', () => {
    expect(one({ state: 'online', block: '32-79' })).toEqual([{ kind: 'block-state', from: 'lsmem', state: 'online', blocks: { first: 32, last: 79 }, shown: '32-79' }]);
    expect(one({ state: 'offline', block: 7 })).toEqual([{ kind: 'block-state', from: 'lsmem', state: 'offline', blocks: { first: 7, last: 7 }, shown: '7' }]);
  });

  test('every value in quotes, as old versions print it', () => {
    expect(one({ range: '0x0-0x7ffffff', size: '128M', state: 'on->off', removable: '1', node: '3', block: '0' })).toEqual([
      { kind: 'block-state', from: 'lsmem', state: 'going-offline', range: range(0, 0x8000000), blocks: { first: 0, last: 0 }, node: 3, shown: '0x0-0x7ffffff' },
    ]);
  });

  test.each([{ range: '0x0-0x7ffffff', size: '128M' }, { range: '0x0-0x7ffffff', state: '?' }, { state: 'online', block: '9-3' }, { state: 'online', node: 1 }])('%j does not tell a state', (row) => {
    expect(one(row)).toEqual([]);
  });

  test.each([
    ['0x0000000100000000-0x00000000ffffffff00', 'bad-address'],
    ['0x0000000100000000-0x000000007fffffff', 'inverted-range'],
    ['0x0000000100000000', 'bad-address'],
    ['0xffff888000000000-0xffff888007ffffff', 'bad-address'],
    ['0x0-0x7ffffff and more', 'bad-address'],
  ])('a range that cannot be used is a problem: %s', (shown, code) => {
    const text = JSON.stringify({ memory: [{ range: shown, state: 'online', block: '1' }] });
    expect(read(text)).toEqual({ facts: [], problems: [{ kind: 'problem', code, message: expect.any(String), at: placeOf(text, shown) }] });
  });
});
