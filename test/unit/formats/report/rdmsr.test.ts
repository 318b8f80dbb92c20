import { describe, expect, test } from 'vitest';
import { factsOf, placeOf, read } from '../../support/read';

/** What a command and the lines below it say, without places. */
function said(...lines: readonly string[]): readonly unknown[] {
  return factsOf(lines.join('\n')).map((fact) => (fact.kind === 'tdx-register' ? [fact.name, fact.value] : fact));
}

test('a register and what its bits say, at the line with the figure', () => {
  const text = '$ sudo rdmsr 0x87\n2000000040\n';
  expect(factsOf(text)).toEqual([
    { kind: 'tdx-register', name: 'mktme-keyids', value: 64, at: placeOf(text, '2000000040') },
    { kind: 'tdx-register', name: 'tdx-keyids', value: 32, at: placeOf(text, '2000000040') },
  ]);
});

test.each([
  ['# rdmsr 0x982', 'b', [['tme-enabled', 1]]],
  ['# rdmsr 0x982', '1', [['tme-enabled', 0]]],
  ['# rdmsr 0x982 -f 1:1', '1', [['tme-enabled', 1]]],
  ['$ sudo rdmsr -f 11:11 0x1401', '1', [['seamrr-enabled', 1]]],
  ['sudo rdmsr 0x1401', 'fffffe000c00', [['seamrr-enabled', 1]]],
  ['rdmsr -p 0 -f 63:32 0x87', '3f', [['tdx-keyids', 63]]],
  ['rdmsr -p0 --bitfield 31:0 0x87', '40', [['mktme-keyids', 64]]],
  ['rdmsr -d -f 63:32 0x87', '40', [['tdx-keyids', 40]]],
  ['rdmsr -u 135', '137438953536', [['mktme-keyids', 64], ['tdx-keyids', 32]]],
  ['rdmsr -c 0x87', '0x2000000040', [['mktme-keyids', 64], ['tdx-keyids', 32]]],
  ['rdmsr -0x 0xa0', '0000000000001861', [['sgx-mcheck-status', 0x1861]]],
  ['rdmsr 0x87 # KeyIDs', '2000000040', [['mktme-keyids', 64], ['tdx-keyids', 32]]],
  ['[root@host-1 ~]# rdmsr 0x87', '0', [['mktme-keyids', 0], ['tdx-keyids', 0]]],
  ['user@host-1:~$ sudo rdmsr 0xa0', '0', [['sgx-mcheck-status', 0]]],
  ['root@host-1:/home/user# rdmsr 0xa0', '0', [['sgx-mcheck-status', 0]]],
])('%s: %s', (command, printed, expected) => {
  expect(said(command, printed)).toEqual(expected);
});

describe('of all processors', () => {
  test('what differs is told', () => {
    expect(said('rdmsr -a 0xa0', '0', '0', '5', '5', '0', 'CMR: [0x0, 0x1000)').slice(0, 3)).toEqual([
      ['sgx-mcheck-status', 0],
      ['sgx-mcheck-status', 5],
      ['sgx-mcheck-status', 0],
    ]);
  });

  test('without -a only one line is an answer', () => {
    expect(said('rdmsr 0xa0', '0', '5')).toEqual([['sgx-mcheck-status', 0]]);
  });
});

describe('silent', () => {
  test.each([
    ['# rdmsr 0x503', '0'],
    ['# rdmsr -o 0x87', '400000000100'],
    ['# rdmsr --raw 0x87', '0'],
    ['# rdmsr -f 63-32 0x87', '20'],
    ['# rdmsr -f 39:32 0x87', '20'],
    ['# rdmsr 0x87', 'rdmsr: CPU 0 cannot read MSR 0x00000087'],
    ['# rdmsr 0x87', '12345678901234567'],
    ['# rdmsr -d 0x87', '2000zz'],
    ['# rdmsr', '0'],
    ['# rdmsr 0xa0', 'ffffffffffffffff'],
    ['# wrmsr 0x87', '0'],
    ['$ sudo modprobe msr', '0'],
  ])('%s: %s', (...lines) => {
    expect(read(lines.join('\n'))).toEqual({ facts: [], problems: [] });
  });

  test('and the line below is read as any other', () => {
    expect(said('# rdmsr 0x87', 'CMR: [0x0, 0x1000)')).toMatchObject([{ kind: 'cmr' }]);
    expect(said('# rdmsr 0x87', '# rdmsr 0xa0', '0')).toEqual([['sgx-mcheck-status', 0]]);
  });
});
