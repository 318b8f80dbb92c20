import { describe, expect, test } from 'vitest';
import { profileById, profiles, type ProfileId } from '../../../src/analysis/kernel/profiles';
import { fittingRuns, mismatchOf, type LogMismatch } from '../../../src/analysis/run/log-fit';
import { runProfile } from '../../../src/analysis/run/run-profile';
import { hostOfLog } from '../support/host';

const BANNER = 'Linux version 6.11.0-12-generic (builder@example)\n';
const WHOLE = '  node   0: [mem 0x0000000100000000-0x000000047fffffff]\n';
const CMR = 'virt/tdx: CMR: [0x100000000, 0x480000000)\n';
const CUT = 'virt/tdx: CMR: [0x100000000, 0x400000000)\n';
const failed = (errno: number, ...lines: readonly string[]): string => [...lines, `module initialization failed (${errno})`].map((line) => `virt/tdx: ${line}\n`).join('');
const call = (leaf: string, status: string): string => `SEAMCALL (0x00000000000000${leaf}) failed: 0x${status}`;
const FULL = 'initialization failed: TDMR [0x0, 0x80000000): reserved areas exhausted.';
const NO_TDMRS = 'initialization failed: TDMRs exhausted.';
const REGION = 'memory region [0x100, 0x480) is not TDX convertible memory.';

/** One GiB and a bit in so many pieces that the TDMR there has 17 holes, and 14 GiB above. */
const HOLED = `  node   0: [mem 0x0000000000100000-0x0000000040ffffff]\n${Array.from({ length: 15 }, (_, index) => {
  const start = 0x41100000 + index * 0x2000000;
  return `  node   0: [mem 0x${start.toString(16).padStart(16, '0')}-0x${(start + 0x1efffff).toString(16).padStart(16, '0')}]\n`;
}).join('')}${WHOLE}`;
const HOLED_CMRS = `virt/tdx: CMR: [0x100000, 0x7f000000)\n${CMR}`;

function mismatch(text: string, profile: ProfileId = 'linux-6.8'): LogMismatch | undefined {
  const host = hostOfLog(BANNER + text);
  const run = runProfile(host, profileById(profile), host.observed.outcome?.value);
  return run && mismatchOf(run, host);
}

describe('a log agrees with', () => {
  test.each([
    ['memory that passes, and success', WHOLE + CMR + 'virt/tdx: module initialized\n'],
    ['memory that passes, and no word of the end', WHOLE + CMR],
    ['memory without CMRs, and a refusal by the module', WHOLE + failed(-5, call('2d', 'c0000a0200000000'))],
    ['memory that passes, and too little free memory', WHOLE + CMR + failed(-12)],
    ['memory that passes, and no module', WHOLE + CMR + failed(-19, 'module not loaded')],
    ['memory that passes, and a module that was too old to be asked', WHOLE + CMR + failed(-5, call('22', 'c000050500000000'))],
    ['memory that passes, and a CPU that the module does not take', WHOLE + CMR + failed(-5, call('21', 'c000090000000000'))],
    ['memory that passes, and an old module', WHOLE + CMR + failed(-22, 'frame pointer (RBP) clobber bug present, upgrade TDX module')],
    ['memory in no CMR, and its refusal', WHOLE + CUT + failed(-5)],
    ['memory in no CMR, and its refusal by a status', WHOLE + CUT + failed(-5, call('2d', 'c0000a0200000000'))],
    ['17 holes, and -28', HOLED + HOLED_CMRS + failed(-28)],
    ['17 holes, and the TDMR that has them', HOLED + HOLED_CMRS + failed(-28, FULL)],
  ])('%s', (_, text) => {
    expect(mismatch(text)).toBeUndefined();
  });

  test('a region that the kernel refuses by itself', () => {
    expect(mismatch(WHOLE + CUT + failed(-22, REGION), 'cmr-v8.2')).toBeUndefined();
  });
});

describe('a log contradicts', () => {
  const MODULE = ['TDH.SYS.INIT', 'TDH.SYS.CONFIG'];
  const RESERVED = ['tdmrs_populate_rsvd_areas_all'];

  test('17 holes by success', () => {
    expect(mismatch(`${HOLED}${HOLED_CMRS}virt/tdx: module initialized\n`)).toEqual({ kind: 'initialised' });
  });

  test.each([
    ['memory that passes by -28', WHOLE + CMR + failed(-28), { errno: -28, stages: ['fill_out_tdmrs', ...RESERVED] }],
    ['memory that passes by -5', WHOLE + CMR + failed(-5), { errno: -5, stages: MODULE }],
    ['memory that passes by a status', WHOLE + CMR + failed(-5, call('2d', 'c0000a0200000000')), { errno: -5, stages: ['TDH.SYS.CONFIG'], status: '0xc0000a0200000000' }],
    ['a CMR list in order by its refusal', WHOLE + CMR + failed(-5, call('21', 'c0000a2200000000')), { errno: -5, stages: ['TDH.SYS.INIT'], status: '0xc0000a2200000000' }],
    ['memory without CMRs by -28', WHOLE + failed(-28, NO_TDMRS), { errno: -28, stages: ['fill_out_tdmrs'] }],
    ['17 holes by -5', HOLED + HOLED_CMRS + failed(-5), { errno: -5, stages: MODULE }],
    ['17 holes by TDMRs that ran out', HOLED + HOLED_CMRS + failed(-28, NO_TDMRS), { errno: -28, stages: ['fill_out_tdmrs'] }],
    [
      '17 holes by another TDMR',
      HOLED + HOLED_CMRS + failed(-28, FULL.replace('0x0', '0x40000000')),
      { errno: -28, stages: RESERVED, tdmr: { start: 0x40000000, end: 0x80000000 } },
    ],
    ['a kernel that does not look at CMRs by a region that it refused', WHOLE + CUT + failed(-22, REGION), { errno: -22, stages: ['build_tdx_memlist'] }],
  ])('%s', (_, text, failure) => {
    expect(mismatch(text)).toEqual({ kind: 'failed', failure });
  });

  test('a status that is certain by another one', () => {
    const short = '  node   0: [mem 0x0000004080000000-0x00000040801fffff]\n';
    expect(mismatch(WHOLE + short + CMR + failed(-5, call('2d', 'c0000a0200000001')))).toBeUndefined();
    expect(mismatch(WHOLE + short + CMR + failed(-5, call('2d', 'c0000a0200000000')))).toMatchObject({ kind: 'failed', failure: { status: '0xc0000a0200000000' } });
  });
});

describe('profiles that fit a log', () => {
  const fitting = (text: string, chosen: ProfileId = 'linux-6.8'): string[] => {
    const host = hostOfLog(BANNER + text);
    const runs = profiles.flatMap((profile) => runProfile(host, profile) ?? []);
    const run = runs.find(({ profile }) => profile === chosen);
    return run === undefined ? [] : fittingRuns(runs, run, host).map(({ profile }) => profile);
  };

  test('17 holes and success: those with holes from CMRs', () => {
    expect(fitting(`${HOLED}${HOLED_CMRS}virt/tdx: module initialized\n`)).toEqual(['cmr-v8', 'cmr-v8.2']);
  });

  test('a region that was refused: the one that does so', () => {
    expect(fitting(WHOLE + CUT + failed(-22, REGION))).toEqual(['cmr-v8.2']);
  });

  test('17 holes, and -28 under a profile that passes: those before 7.1, by the wording', () => {
    expect(fitting(HOLED + HOLED_CMRS + failed(-28, FULL), 'cmr-v8')).toEqual(['linux-6.8']);
    expect(fitting(HOLED + HOLED_CMRS + failed(-28, FULL).replace('module initialization', 'TDX-Module initialization'), 'cmr-v8')).toEqual(['linux-7.1', 'linux-dpamt']);
  });

  test('without CMRs no kernel that looks at them is named', () => {
    expect(fitting(`${HOLED}virt/tdx: module initialized\n`)).toEqual([]);
  });
});
