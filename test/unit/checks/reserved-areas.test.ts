import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../src/analysis/index';
import { fixturesIn } from '../../cases/support/fixtures';
import { range } from '../support/range';
import { findingsOf } from '../support/review';

/** The only finding of a check in one of its fixtures, and the text that its places are in. */
function fired(code: string, name: string): { readonly finding: Finding; readonly text: string } {
  const text = fixturesIn(code).find(({ path }) => path === `${code}/${name}`)?.text ?? '';
  const [finding, ...more] = findingsOf(code, text);
  if (finding === undefined || more.length > 0) throw new Error(`${more.length + 1} findings`);
  return { finding, text };
}

/** Each related place: its words, and what it covers. */
function related({ finding, text }: { readonly finding: Finding; readonly text: string }): readonly (readonly [message: string, covered: string])[] {
  return finding.related.map(({ message, at }) => [message, text.slice(at.span.start, at.span.end)]);
}

test('seventeen holes, each with the line of the firmware map that makes it', () => {
  const exhausted = fired('reserved-areas-exhausted', 'fires-17-holes.txt');
  expect(exhausted.finding.range).toEqual(range(0, 0x80000000));
  expect(related(exhausted)).toMatchInlineSnapshot(`
    [
      [
        "Hole 1 of 17: [0x0, 0x100000) (1 MiB), reserved",
        "BIOS-e820: [mem 0x000000000009f000-0x00000000000fffff] reserved",
      ],
      [
        "Hole 2 of 17: [0x41000000, 0x41100000) (1 MiB), reserved",
        "BIOS-e820: [mem 0x0000000041000000-0x00000000410fffff] reserved",
      ],
      [
        "Hole 3 of 17: [0x43000000, 0x43100000) (1 MiB), ACPI NVS",
        "BIOS-e820: [mem 0x0000000043000000-0x00000000430fffff] ACPI NVS",
      ],
      [
        "Hole 4 of 17: [0x45000000, 0x45100000) (1 MiB), ACPI data",
        "BIOS-e820: [mem 0x0000000045000000-0x00000000450fffff] ACPI data",
      ],
      [
        "Hole 5 of 17: [0x47000000, 0x47100000) (1 MiB), reserved",
        "BIOS-e820: [mem 0x0000000047000000-0x00000000470fffff] reserved",
      ],
      [
        "Hole 6 of 17: [0x49000000, 0x49100000) (1 MiB), ACPI NVS",
        "BIOS-e820: [mem 0x0000000049000000-0x00000000490fffff] ACPI NVS",
      ],
      [
        "Hole 7 of 17: [0x4b000000, 0x4b100000) (1 MiB), ACPI data",
        "BIOS-e820: [mem 0x000000004b000000-0x000000004b0fffff] ACPI data",
      ],
      [
        "Hole 8 of 17: [0x4d000000, 0x4d100000) (1 MiB), reserved",
        "BIOS-e820: [mem 0x000000004d000000-0x000000004d0fffff] reserved",
      ],
      [
        "Hole 9 of 17: [0x4f000000, 0x4f100000) (1 MiB), ACPI NVS",
        "BIOS-e820: [mem 0x000000004f000000-0x000000004f0fffff] ACPI NVS",
      ],
      [
        "Hole 10 of 17: [0x51000000, 0x51100000) (1 MiB), ACPI data",
        "BIOS-e820: [mem 0x0000000051000000-0x00000000510fffff] ACPI data",
      ],
      [
        "Hole 11 of 17: [0x53000000, 0x53100000) (1 MiB), reserved",
        "BIOS-e820: [mem 0x0000000053000000-0x00000000530fffff] reserved",
      ],
      [
        "Hole 12 of 17: [0x55000000, 0x55100000) (1 MiB), ACPI NVS",
        "BIOS-e820: [mem 0x0000000055000000-0x00000000550fffff] ACPI NVS",
      ],
      [
        "Hole 13 of 17: [0x57000000, 0x57100000) (1 MiB), ACPI data",
        "BIOS-e820: [mem 0x0000000057000000-0x00000000570fffff] ACPI data",
      ],
      [
        "Hole 14 of 17: [0x59000000, 0x59100000) (1 MiB), reserved",
        "BIOS-e820: [mem 0x0000000059000000-0x00000000590fffff] reserved",
      ],
      [
        "Hole 15 of 17: [0x5b000000, 0x5b100000) (1 MiB), ACPI NVS",
        "BIOS-e820: [mem 0x000000005b000000-0x000000005b0fffff] ACPI NVS",
      ],
      [
        "Hole 16 of 17: [0x5d000000, 0x5d100000) (1 MiB), ACPI data",
        "BIOS-e820: [mem 0x000000005d000000-0x000000005d0fffff] ACPI data",
      ],
      [
        "Hole 17 of 17: [0x5f000000, 0x80000000) (528 MiB), reserved",
        "BIOS-e820: [mem 0x000000005f000000-0x000000008fffffff] reserved",
      ],
      [
        "It would help to leave out [0x41100000, 0x43000000) (31 MiB)",
        "node   0: [mem 0x0000000041100000-0x0000000042ffffff]",
      ],
      [
        "It would help to leave out [0x43100000, 0x45000000) (31 MiB)",
        "node   0: [mem 0x0000000043100000-0x0000000044ffffff]",
      ],
      [
        "It would help to leave out [0x45100000, 0x47000000) (31 MiB)",
        "node   0: [mem 0x0000000045100000-0x0000000046ffffff]",
      ],
    ]
  `);
});

test('ten holes that only PAMTs bring near the limit are linked as well', () => {
  expect(related(fired('reserved-areas-near-limit', 'fires-many-pamts.txt')).filter(([message]) => message.startsWith('Hole '))).toHaveLength(10);
});

const LOG = (e820: readonly string[], nodes: readonly string[]): string =>
  [
    'Linux version 6.11.0-12-generic (builder@example)',
    ...e820.map((line) => `BIOS-e820: [mem ${line}`),
    'Early memory node ranges',
    ...nodes.map((line) => `  node   0: [mem ${line}]`),
    '',
  ].join('\n');

describe('the line of a hole', () => {
  // Twelve holes: the first of two makers, the second without any, the rest of one each.
  const starts = Array.from({ length: 12 }, (_, index) => 0x4000000 * (index + 1));
  const hex = (value: number): string => `0x${value.toString(16).padStart(16, '0')}`;
  const nodes = [
    `${hex(0x100000)}-${hex(0x4000000 - 1)}`,
    ...starts.map((start, index) => `${hex(start + 0x200000)}-${hex((starts[index + 1] ?? 0x40000000) - 1)}`),
  ];
  const e820 = [
    `${hex(0x4000000)}-${hex(0x407ffff)}] ACPI data`,
    `${hex(0x4080000)}-${hex(0x41fffff)}] ACPI NVS`,
    ...starts.slice(2).map((start) => `${hex(start)}-${hex(start + 0x1fffff)}] reserved`),
  ];
  const text = LOG(e820, nodes);
  const [finding] = findingsOf('reserved-areas-near-limit', text);

  test('is that of the largest share, and none where the map has none', () => {
    expect(finding?.related.slice(0, 2).map(({ message }) => message)).toEqual([
      'Hole 2 of 13: [0x4000000, 0x4200000) (2 MiB), ACPI NVS',
      'Hole 4 of 13: [0xc000000, 0xc200000) (2 MiB), reserved',
    ]);
    expect(finding?.related).toHaveLength(11);
  });

  test('is where the finding stands; without a firmware map that is the first region', () => {
    const covered = (log: string): string | undefined => {
      const [first] = findingsOf('reserved-areas-near-limit', log);
      return first && log.slice(first.at.span.start, first.at.span.end);
    };
    expect(covered(text)).toBe(`BIOS-e820: [mem ${e820[1] ?? ''}`);
    expect(covered(LOG([], nodes))).toBe(`node   0: [mem ${nodes[0] ?? ''}]`);
  });
});
