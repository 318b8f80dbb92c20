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

  test.each(['words\n', 'Linux version next (b)\n'])('without a number 6.8 is assumed: %s', (text) => {
    expect(chooseProfile(hostOfLog(text))).toEqual({
      id: 'linux-6.8',
      from: 'default',
      reason: 'The evidence names no kernel release, so the mainline of 6.8 to 7.0 is assumed.',
    });
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
