import { describe, expect, test } from 'vitest';
import { chooseProfile } from '../../../src/analysis/kernel/choose-profile';
import { hostOfLog, hostOfSnapshot } from '../support/host';

const log = (release: string, more = ''): ReturnType<typeof hostOfLog> => hostOfLog(`Linux version ${release} (b)\n${more}`);

describe('the release names the profile', () => {
  test.each([
    ['6.8.0', 'linux-6.8'],
    ['6.12.117', 'linux-6.8'],
    ['6.19.0-rc1+', 'linux-6.8'],
    ['7.0.0-rc3', 'linux-6.8'],
    ['7.1.0', 'linux-7.1'],
    ['7.1.0-rc3-next', 'linux-7.1'],
    ['7.10.2', 'linux-7.1'],
    ['10.0.0', 'linux-7.1'],
  ])('%s', (release, id) => {
    expect(chooseProfile(log(release))).toEqual({ id, from: 'release', reason: `Taken from the kernel release ${release}.` });
  });

  test('an older one is taken for 6.8, which is said', () => {
    expect(chooseProfile(log('6.5.0-44-generic'))).toEqual({
      id: 'linux-6.8',
      from: 'release',
      reason: '6.5.0-44-generic is older than TDX host support in mainline (6.8), so 6.8 is assumed.',
    });
  });

  test('a vendor that patches is named', () => {
    expect(chooseProfile(log('6.8.0-1004-intel'))).toEqual({
      id: 'linux-6.8',
      from: 'release',
      reason:
        'Taken from the kernel release 6.8.0-1004-intel. Later Ubuntu Intel kernels carry an out-of-tree patch that takes holes from CMRs: choose cmr-v8 if yours does.',
    });
  });

  test('that CMRs are printed does not prove the patch, and 6.14 was reported to lack it', () => {
    expect(chooseProfile(log('6.8.0-1010-intel', 'virt/tdx: CMR: [0x100000, 0x77800000)\nvirt/tdx: module initialized\n')).id).toBe('linux-6.8');
    expect(chooseProfile(log('6.14.0-1009-intel'))).toEqual({
      id: 'linux-6.8',
      from: 'release',
      reason:
        'Taken from the kernel release 6.14.0-1009-intel. Ubuntu Intel kernels of 6.8 carry an out-of-tree patch that takes holes from CMRs, and those of 6.14 were reported to lack it: choose cmr-v8 if yours has it.',
    });
  });

  test.each(['words\n', 'Linux version next (b)\n'])('without a number 6.8 is assumed: %s', (text) => {
    expect(chooseProfile(hostOfLog(text))).toEqual({
      id: 'linux-6.8',
      from: 'default',
      reason: 'The evidence names no kernel release, so the mainline of 6.8 to 7.0 is assumed.',
    });
  });
});

describe('the wording of the last line on initialisation', () => {
  const BOOT = { id: 'linux-7.1', from: 'log', reason: 'The line that ends initialisation begins with "TDX-Module", which only kernels from 7.1 on write. No line says that Dynamic PAMT is enabled, so it is taken to be off.' };
  const DEMAND = { id: 'linux-6.8', from: 'log', reason: 'The line that ends initialisation begins with "module", as kernels from 6.8 to 7.0 write it.' };

  test.each([
    ['TDX-Module initialized', BOOT],
    ['TDX-Module initialization failed (-28)', BOOT],
    ['module initialized', DEMAND],
    ['module initialization failed (-5)', DEMAND],
  ])('names the profile where no release does: %s', (line, chosen) => {
    expect(chooseProfile(hostOfLog(`virt/tdx: ${line}\n`))).toEqual(chosen);
    expect(chooseProfile(log('next', `virt/tdx: ${line}\n`))).toEqual(chosen);
  });

  test.each(['TDX module initialized.', 'initialization failed (-19)'])('says nothing in the words of early postings: %s', (line) => {
    expect(chooseProfile(hostOfLog(`tdx: ${line}\n`)).from).toBe('default');
  });

  test('stands above a release that says otherwise, and behind one that says the same', () => {
    expect(chooseProfile(log('6.14.0-1009-intel', 'virt/tdx: TDX-Module initialized\n'))).toEqual({
      ...BOOT,
      reason:
        'The line that ends initialisation begins with "TDX-Module", which only kernels from 7.1 on write, although the release is 6.14.0-1009-intel. No line says that Dynamic PAMT is enabled, so it is taken to be off.',
    });
    expect(chooseProfile(log('7.1.0', 'virt/tdx: module initialized\n'))).toEqual({
      ...DEMAND,
      reason: 'The line that ends initialisation begins with "module", as kernels from 6.8 to 7.0 write it, although the release is 7.1.0.',
    });
    expect(chooseProfile(log('7.1.0', 'virt/tdx: TDX-Module initialized\n'))).toEqual({ id: 'linux-7.1', from: 'release', reason: 'Taken from the kernel release 7.1.0.' });
  });

  test('Dynamic PAMT stands above it', () => {
    expect(chooseProfile(hostOfLog('virt/tdx: Enable Dynamic PAMT\nvirt/tdx: TDX-Module initialized\n')).id).toBe('linux-dpamt');
  });

  test('a region that the kernel itself refuses names the kernel', () => {
    const refused = 'virt/tdx: memory region [0x4080, 0x6080) is not TDX convertible memory.\nvirt/tdx: module initialization failed (-22)\n';
    expect(chooseProfile(log('6.12.0', refused))).toEqual({
      id: 'cmr-v8.2',
      from: 'log',
      reason: 'The log says that a region "is not TDX convertible memory", and only a kernel that checks regions against CMRs by itself prints that.',
    });
    // Postings of 2021 and 2022 say it in other words.
    expect(chooseProfile(log('6.12.0', 'tdx: not fully convertible memory\n')).id).toBe('linux-6.8');
  });
});

describe('what stands above the release', () => {
  const dynamic = 'virt/tdx: Enable Dynamic PAMT\n';

  test('a message that only some kernels print', () => {
    expect(chooseProfile(log('6.12.0', dynamic))).toEqual({ id: 'linux-dpamt', from: 'log', reason: 'The log says that Dynamic PAMT is enabled.' });
  });

  test('the word of a snapshot', () => {
    const host = hostOfSnapshot({ host: { kernelRelease: '7.1.0', kernelProfile: 'cmr-v8' } });
    expect(chooseProfile(host)).toEqual({ id: 'cmr-v8', from: 'snapshot', reason: 'Chosen in the snapshot.' });
  });

  test('the word of the user', () => {
    expect(chooseProfile(log('7.1.0', dynamic), 'seed-v8')).toEqual({ id: 'seed-v8', from: 'option', reason: 'Chosen by the user.' });
    expect(chooseProfile(log('7.1.0'), 'auto').id).toBe('linux-7.1');
  });
});
