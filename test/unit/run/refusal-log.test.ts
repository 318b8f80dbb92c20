import { expect, test } from 'vitest';
import { profileById } from '../../../src/analysis/kernel/profiles';
import { refusalLog } from '../../../src/analysis/run/refusal-log';

const status = { name: 'TDX_TDMR_OUTSIDE_CMRS', detail: { tdmr: 3 } } as const;

test('a refusal names the leaf, the status and the error, in the words of that kernel', () => {
  expect(refusalLog(profileById('linux-6.8'), 'TDH.SYS.CONFIG', status)).toEqual([
    { level: 'err', text: 'virt/tdx: SEAMCALL (0x000000000000002d) failed: 0xc0000a0200000003' },
    { level: 'err', text: 'virt/tdx: module initialization failed (-5)' },
  ]);
  expect(refusalLog(profileById('linux-7.1'), 'TDH.SYS.INIT', { name: 'TDX_CMR_LIST_INVALID', detail: {} })).toEqual([
    { level: 'err', text: 'virt/tdx: SEAMCALL (0x0000000000000021) failed: 0xc0000a2200000000' },
    { level: 'err', text: 'virt/tdx: TDX-Module initialization failed (-5)' },
  ]);
});

test('a status that is not certain is not made up', () => {
  expect(refusalLog(profileById('linux-6.8'), 'TDH.SYS.CONFIG', undefined)).toEqual([{ level: 'err', text: 'virt/tdx: module initialization failed (-5)' }]);
});
