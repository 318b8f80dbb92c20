import { describe, expect, test } from 'vitest';
import type { FailureReason, TdxMessage } from '../../../../src/analysis/evidence/fact';
import { range } from '../../support/range';
import { factsOf, placeOf } from '../../support/read';

/** A message without its place. */
type Said<T extends TdxMessage = TdxMessage> = T extends TdxMessage ? Omit<T, 'at'> : never;

const SAID: readonly (readonly [words: string, said: Said])[] = [
  ['BIOS enabled: private KeyID range [32, 64)', { kind: 'tdx-keyids', first: 32, end: 64 }],
  ['BIOS enabled: private KeyID range: [16, 64)', { kind: 'tdx-keyids', first: 16, end: 64 }],
  ['TDX module: attributes 0x0, vendor_id 0x8086, major_version 1, minor_version 5, build_date 20231008, build_num 595', { kind: 'tdx-module', version: '1.5 build 595 (20231008)' }],
  ['TDX module: atributes 0x0, vendor_id 0x8086, major_version 1, minor_version 0, build_date 20230102, build_num 317', { kind: 'tdx-module', version: '1.0 build 317 (20230102)' }],
  ['TDX module 2.0.08.00, build number 882, build date 0134fed5', { kind: 'tdx-module', version: '2.0.08.00 build 882' }],
  ['Module version: 1.5.24', { kind: 'tdx-module', version: '1.5.24' }],
  ['TDX module version: 1.5.24', { kind: 'tdx-module', version: '1.5.24' }],
  ['1050636 KB allocated for PAMT', { kind: 'tdx-pamt', kb: 1050636 }],
  ['1050636 KBs allocated for PAMT', { kind: 'tdx-pamt', kb: 1050636 }],
  ['262668 pages allocated for PAMT.', { kind: 'tdx-pamt', kb: 1050672 }],
  ['module initialized', { kind: 'tdx-initialised', moduleName: 'module' }],
  ['TDX module initialized.', { kind: 'tdx-initialised' }],
  ['TDX-Module initialized', { kind: 'tdx-initialised', moduleName: 'TDX-Module' }],
  ['module initialization failed (-28)', { kind: 'tdx-init-failed', errno: -28, moduleName: 'module' }],
  ['TDX-Module initialization failed (-5)', { kind: 'tdx-init-failed', errno: -5, moduleName: 'TDX-Module' }],
  ['TDX module initialization failed (-22)', { kind: 'tdx-init-failed', errno: -22 }],
  ['initialization failed (-19)', { kind: 'tdx-init-failed', errno: -19 }],
  ['Enable Dynamic PAMT', { kind: 'tdx-dynamic-pamt' }],
  ['consumed TDMRs reaching limit: 61 used out of 64', { kind: 'tdx-tdmrs-near-limit', used: 61, limit: 64 }],
  ['Disable ACPI S3. Turn off TDX in the BIOS to use ACPI S3.', { kind: 'tdx-note', text: 'Disable ACPI S3. Turn off TDX in the BIOS to use ACPI S3.' }],
  ['RCX 0x0000000000000001 RDX 0x0000000000000000 R08 0x0000000000000000', { kind: 'tdx-note', text: 'RCX 0x0000000000000001 RDX 0x0000000000000000 R08 0x0000000000000000' }],
];

const FAILURES: readonly (readonly [words: string, reason: FailureReason])[] = [
  ['initialization failed: TDMRs exhausted.', 'tdmrs-exhausted'],
  ['initialization failed: too few private KeyIDs available.', 'too-few-keyids'],
  ['initialization failed: Hibernation support is enabled', 'hibernation'],
  ['initialization failed: register_memory_notifier() failed (-12)', 'memory-notifier'],
  ['[Firmware Bug]: TDX is not enabled by BIOS', 'not-enabled-by-bios'],
  ['not enabled by BIOS', 'not-enabled-by-bios'],
  ['module not loaded', 'module-not-loaded'],
  ['frame pointer (RBP) clobber bug present, upgrade TDX module', 'rbp-clobber'],
  ['TDX not supported by the host platform', 'platform-unsupported'],
  ['XSAVE is required for TDX', 'xsave-missing'],
  ['MOVDIR64B is required for TDX', 'movdir64b-missing'],
  ['Self-snoop is required for TDX', 'self-snoop-missing'],
  ['SEAMCALL failed: CPU 12 is not in VMX operation.', 'not-in-vmx-operation'],
  ['TDX requires all packages to have an online CPU. Delete all TDs in order to offline all CPUs of a package.', 'packages-offline'],
  ['Firmware bug: CMRs not in address ascending order.', 'firmware-bug-cmr-order'],
  ['memory region [0x4080, 0x6080) is not TDX convertible memory.', 'region-not-convertible'],
  ['[0x100000, 0x6f800000) is not fully convertible memory', 'region-not-convertible'],
];

describe.each(['virt/tdx: ', 'tdx: '])('after "%s"', (prefix) => {
  test.each(SAID)('%s', (words, said) => {
    const text = `[    1.512345] ${prefix}${words}\n`;
    expect(factsOf(text)).toEqual([{ ...said, at: placeOf(text, words) }]);
  });

  test.each(FAILURES)('%s', (words, reason) => {
    const text = `[    1.512345] ${prefix}${words}\n`;
    expect(factsOf(text)).toEqual([{ kind: 'tdx-failure', reason, text: words, at: placeOf(text, words) }]);
  });
});

describe('a TDMR without room for its holes', () => {
  test('names the TDMR, whose end is exclusive', () => {
    const words = 'initialization failed: TDMR [0x0, 0x80000000): reserved areas exhausted.';
    const text = `virt/tdx: ${words}`;
    expect(factsOf(text)).toEqual([
      { kind: 'tdx-failure', reason: 'reserved-areas-exhausted', text: words, range: range(0, 0x80000000), at: placeOf(text, words) },
    ]);
  });

  test.each(['TDMR [???]: reserved areas exhausted.', 'TDMR [0x80000000, 0x0): reserved areas exhausted.'])('says so without usable figures: %s', (words) => {
    expect(factsOf(`virt/tdx: ${words}`)).toMatchObject([{ kind: 'tdx-failure', reason: 'reserved-areas-exhausted', text: words }]);
    expect(factsOf(`virt/tdx: ${words}`)[0]).not.toHaveProperty('range');
  });

  test('a TDMR that is not exhausted is no failure', () => {
    expect(factsOf('virt/tdx: TDMR [0x0, 0x80000000): unable to find local NUMA node for PAMT allocation, fallback to use node 0.')).toMatchObject([{ kind: 'tdx-note' }]);
  });
});

describe('a failed SEAMCALL', () => {
  test.each<[words: string, leaf: number, status: string, shown: string]>([
    ['SEAMCALL (0x000000000000002d) failed: 0xc0000a0200000003', 45, '0xc0000a0200000003', '0xc0000a0200000003'],
    ['SEAMCALL (45) failed: 0xc0000a0200000003', 45, '0xc0000a0200000003', '0xc0000a0200000003'],
    ['SEAMCALL failed: CPU 94: leaf 254, error 0xc000050500000000.', 254, '0xc000050500000000', '0xc000050500000000'],
    ['SEAMCALL failed: leaf 33, error 0x8000020300000000.', 33, '0x8000020300000000', '0x8000020300000000'],
    ['SEAMCALL (0x22) failed: 0xa0300000000', 34, '0x00000a0300000000', '0xa0300000000'],
  ])('%s', (words, leaf, status, shown) => {
    const text = `[   58.7] virt/tdx: ${words}\n`;
    expect(factsOf(text)).toEqual([{ kind: 'tdx-seamcall', leaf, status, statusAt: placeOf(text, shown), at: placeOf(text, words) }]);
  });

  test('one without a status is a note', () => {
    expect(factsOf('virt/tdx: SEAMCALL (0x2d) failed: -22')).toMatchObject([{ kind: 'tdx-note' }]);
  });
});

test('a prefix without words is a note without words, and its place is no wider', () => {
  expect(factsOf('virt/tdx: \nx')).toEqual([{ kind: 'tdx-note', text: '', at: { source: 0, span: { start: 9, end: 9 } } }]);
});

test('other drivers speak of tdx too', () => {
  expect(factsOf('kvm_intel: TDX not supported by the host platform\nkvm-tdx: x\nnottdx: y')).toEqual([]);
});
