import { describe, expect, test } from 'vitest';
import { findingsOf } from '../support/review';

const FAILED = 'virt/tdx: module initialization failed (-22)\n';
const message = (text: string): string | undefined => findingsOf('initialisation-failed', text)[0]?.message;

/** One line of each reason, and a word of what to do about it. */
const REASONS: readonly (readonly [line: string, words: string])[] = [
  ['initialization failed: TDMR [0x0, 0x80000000): reserved areas exhausted.', 'more holes in one TDMR'],
  ['initialization failed: TDMRs exhausted.', 'needs more TDMRs'],
  ['memory region [0x4080, 0x6080) is not TDX convertible memory.', 'lies outside the CMRs'],
  ['initialization failed: too few private KeyIDs available.', 'Raise the TME-MT/TDX key split'],
  ['initialization failed: Hibernation support is enabled', 'Boot with nohibernate'],
  ['initialization failed: register_memory_notifier() failed (-12)', 'could not register for memory hotplug'],
  ['TDX is not enabled by BIOS', 'check TME-MT, SGX, TDX and the SEAM loader'],
  ['module not loaded', 'The TDX module is not loaded'],
  ['frame pointer (RBP) clobber bug present, upgrade TDX module', 'Update the TDX module'],
  ['TDX not supported by the host platform', 'does not offer TDX'],
  ['XSAVE is required for TDX', 'XSAVE'],
  ['MOVDIR64B is required for TDX', 'MOVDIR64B'],
  ['Self-snoop is required for TDX', 'self-snoop'],
  ['SEAMCALL failed: CPU 3 is not in VMX operation.', 'not in VMX operation'],
  ['Firmware bug: CMRs not in address ascending order.', 'not in ascending order'],
];

describe('each reason is told with its next step', () => {
  test.each(REASONS)('%s', (line, words) => {
    expect(message(`virt/tdx: ${line}\n`)).toMatch(/^The log reports that TDX cannot be initialised\. /);
    expect(message(`virt/tdx: ${line}\n`)).toContain(words);
    expect(message(`virt/tdx: ${line}\n${FAILED}`)).toMatch(/^The log reports that TDX initialisation failed with -22 \(EINVAL/);
    expect(message(`virt/tdx: ${line}\n${FAILED}`)).toContain(words);
  });
});

test('without a reason the lines above are pointed at', () => {
  expect(message(FAILED)).toMatch(/The lines above it hold the reason, if the log has them\.$/);
});

test('the reason is a related place, unless it is the place itself', () => {
  const text = 'virt/tdx: module not loaded\n';
  expect(findingsOf('initialisation-failed', text)[0]?.related).toEqual([]);
  expect(findingsOf('initialisation-failed', text + FAILED)[0]?.related).toEqual([
    { message: 'The reason the kernel gives', at: { source: 0, span: { start: 10, end: 27 } } },
  ]);
});

test.each([
  ['a package without a CPU ends nothing', 'virt/tdx: TDX requires all packages to have an online CPU. Delete all TDs.\n'],
  ['success later', `virt/tdx: module not loaded\n${FAILED}virt/tdx: module initialized\n`],
  ['nothing at all', 'virt/tdx: BIOS enabled: private KeyID range [32, 64)\n'],
])('silent: %s', (_, text) => {
  expect(findingsOf('initialisation-failed', text)).toEqual([]);
});
