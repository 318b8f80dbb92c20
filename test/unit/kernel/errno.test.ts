import { expect, test } from 'vitest';
import { describeErrno } from '../../../src/analysis/kernel/errno';

test.each<[errno: number, words: string]>([
  [-1, '-1 (EPERM: the memory-hotplug notifier refused the range)'],
  [-5, '-5 (EIO: the TDX module refused a SEAMCALL; its status is in the log)'],
  [-12, '-12 (ENOMEM: an allocation failed, such as that of a PAMT)'],
  [-19, '-19 (ENODEV: no TDX module answers: it is not loaded, or TDX is not enabled by the BIOS)'],
  [-22, '-22 (EINVAL: something the kernel was given is not valid)'],
  [-28, '-28 (ENOSPC: TDMRs or their reserved areas ran out)'],
  [28, '28 (ENOSPC: TDMRs or their reserved areas ran out)'],
  [-999, '-999'],
])('%i', (errno, words) => {
  expect(describeErrno(errno)).toBe(words);
});
