import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { physAddr, review, type Review } from '../../src/analysis/index';
import { answerToTdmrs } from '../../src/analysis/run/module-answer';

/** The map and the CMRs of a public report: 17 holes where a TDMR may have 16 reserved areas. */
const FILE = path.join(process.env['TDXMEM_CORPUS'] ?? fileURLToPath(new URL('../../../shared/corpus', import.meta.url)), 'tdx-issue135-e820-and-cmrs.txt');
const text = existsSync(FILE) ? readFileSync(FILE, 'utf8') : '';

function only(): Review {
  const [first, ...more] = review({ name: path.basename(FILE), text });
  if (first === undefined || more.length > 0) throw new Error(`${more.length} more boots`);
  return first;
}

describe.skipIf(text === '')('a fragmented host', () => {
  test('needs 17 of 16 reserved areas, and each hole is linked to the line that makes it', () => {
    const finding = only().findings.find(({ code }) => code === 'reserved-areas-exhausted');
    expect(finding?.range).toEqual({ start: physAddr(0), end: physAddr(0x80000000) });
    expect(finding?.message).toContain('needs 17 reserved areas for holes alone; the TDX module allows 16.');
    expect(finding?.message).toContain('15 of the holes lie inside a CMR: a kernel that takes holes from CMRs would need 2.');
    const holes = (finding?.related ?? []).filter(({ message }) => message.startsWith('Hole '));
    const lines = holes.map(({ at }) => text.slice(at.span.start, at.span.end));
    expect(lines).toHaveLength(17);
    expect(new Set(lines).size).toBe(17);
    expect(lines.filter((line) => !/^BIOS-e820: .*\] (?:reserved|ACPI data|ACPI NVS)$/.test(line))).toEqual([]);
  });

  test('needs two under kernels that take holes from CMRs', () => {
    const holes = only().runs.map(({ profile, outcome, kernel }) => [profile, outcome, kernel.tdmrs.map((tdmr) => tdmr.holes?.length)]);
    expect(holes).toEqual([
      ['seed-v8', 'passes', []],
      ['linux-6.8', 'fails', [17]],
      ['linux-7.1', 'fails', [17]],
      ['linux-dpamt', 'fails', [17]],
      ['cmr-v8', 'passes', [2]],
      ['cmr-v8.2', 'passes', [2]],
    ]);
  });

  test('has a layout that the module accepts', () => {
    const { remedies, host } = only();
    const layouts = (remedies?.found ?? []).flatMap((remedy) => (remedy.kind === 'layout' ? [remedy.tdmrs] : []));
    expect(layouts.map((tdmrs) => tdmrs.map(({ base, size, reserved }) => [base, size, reserved.length]))).toEqual([[[0, 0x40000000, 1], [0x40000000, 0x40000000, 16]]]);
    expect(layouts.map((tdmrs) => answerToTdmrs((host.cmrs?.list ?? []).map(({ range }) => range), tdmrs).name)).toEqual(['TDX_SUCCESS']);
  });
});
