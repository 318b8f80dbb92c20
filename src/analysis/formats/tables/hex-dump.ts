import { placeOf, words, type LineReader, type LineResult, type LogLine, type Section } from '../capture/line-reader';
import { beginsTable, TableDump } from './table-dump';

/**
 * `SRAT @ 0x0000000000000000` and `    0000: 53 52 41 54 …  SRAT…` below it: acpidump prints the bytes of every table so. Those
 * of the SRAT and the CEDT are read, also where the heading is gone or the bytes come from iasl or xxd.
 */
export const hexDump: LineReader = {
  id: 'acpi-hex',
  sign: /^[ \t>]{0,16}0{4,8}(?:: | {2}) ?(?:53 ?52 ?41 ?54|43 ?45 ?44 ?54)/m,
  starts: ['SRAT @ 0x', 'CEDT @ 0x', '0000'],
  read(line) {
    if (HEADING.test(words(line).slice(0, 40))) return headedDump(line);
    if (!beginsTable(line)) return undefined;
    const dump = new TableDump();
    return { take: (line) => (dump.take(line) ? undefined : 'ended'), end: () => dump.read() };
  },
};

const HEADING = /^(?:SRAT|CEDT) @ 0x[\da-f]{8,16}$/i;

function headedDump(heading: LogLine): Section {
  const dump = new TableDump();
  return {
    take: (line) => (line.body === heading.body || dump.take(line) ? undefined : 'ended'),
    end: () => (dump.empty ? withoutBytes(heading) : dump.read()),
  };
}

function withoutBytes(heading: LogLine): LineResult {
  const name = words(heading).slice(0, 4);
  const message = `Below this heading the bytes of the ${name} are missing, or the first line of them is garbled. The table is left out of the review.`;
  return { kind: 'problem', code: 'cut-table', message, at: placeOf(heading) };
}
