import { describe, expect, test } from 'vitest';
import { reviewOf } from '../support/review';

const BANNER = 'Linux version 6.11.0-12-generic (builder@example)\n';
const NODE = 'node   0: [mem 0x0000000100000000-0x000000047fffffff]\n';
const KEYIDS = 'virt/tdx: BIOS enabled: private KeyID range [32, 64)\n';
const CMR = 'virt/tdx: CMR: [0x100000000, 0x480000000)\n';
const OTHER_CMR = 'virt/tdx: CMR: [0x500000000, 0x580000000)\n';
const SUCCESS = 'virt/tdx: module initialized\n';
const FAILURE = 'virt/tdx: module initialization failed (-28)\n';

/** Kind and heading. */
function verdict(text: string): readonly [kind: string, headline: string] {
  const { kind, headline } = reviewOf(text).verdict;
  return [kind, headline];
}

describe('what the log reports stands above what is predicted', () => {
  test('success', () => {
    expect(reviewOf(BANNER + NODE + KEYIDS + CMR + SUCCESS).verdict).toEqual({
      kind: 'passes',
      headline: 'TDX initialised on this boot',
      reason: 'The log reports it.',
      missing: [],
    });
  });

  test('success, with findings that speak against it', () => {
    expect(reviewOf(BANNER + NODE + KEYIDS + OTHER_CMR + SUCCESS).verdict).toMatchObject({
      kind: 'passes',
      headline: 'TDX initialised on this boot',
      reason: 'The log reports it. The evidence also holds 1 finding that speaks against it.',
    });
  });

  test('failure, with the words of the finding', () => {
    const review = reviewOf(BANNER + NODE + KEYIDS + CMR + FAILURE);
    expect(review.verdict).toEqual({
      kind: 'fails',
      headline: 'TDX did not initialise on this boot',
      reason: review.findings.find(({ code }) => code === 'initialisation-failed')?.message,
      missing: [],
    });
  });

  test('one finding speaks, two speak', () => {
    const two = 'node   1: [mem 0x0000001000000000-0x00000013ffffffff]\n';
    expect(reviewOf(BANNER + NODE + two + KEYIDS + OTHER_CMR + SUCCESS).verdict.reason).toBe('The log reports it. The evidence also holds 2 findings that speak against it.');
  });

  test('a prediction explains a failure that is reported with the same error', () => {
    const review = reviewOf(BANNER + NODE + KEYIDS + OTHER_CMR + FAILURE.replace('-28', '-5'));
    expect(review.verdict).toEqual({
      kind: 'fails',
      headline: 'TDX did not initialise on this boot',
      reason: review.findings.find(({ code }) => code === 'region-not-convertible')?.message,
      missing: [],
    });
  });

  test('a failure that is reported comes before one that is predicted with another error', () => {
    expect(reviewOf(BANNER + NODE + KEYIDS + OTHER_CMR + FAILURE).verdict.reason).toMatch(/^The log reports/);
  });
});

describe('without a report', () => {
  test('what fails first is the reason: PAMTs are allocated before reserved areas are counted', () => {
    const nodes = Array.from({ length: 20 }, (_, index) => `  node   0: [mem 0x${(0x100000 + index * 0x8000).toString(16)}-0x${(0x103fff + index * 0x8000).toString(16)}]\n`).join('');
    const review = reviewOf(`${BANNER}${KEYIDS}Early memory node ranges\n${nodes}`);
    expect([review.run?.errno, review.verdict.reason]).toEqual([-12, review.findings.find(({ code }) => code === 'pamt-allocation')?.message]);
    expect(review.findings.find(({ code }) => code === 'reserved-areas-exhausted')?.message).toContain('The kernel fails with -12 before it counts them; once that is mended, it stops with -28 (ENOSPC).');
  });

  test('an error that ends initialisation decides', () => {
    const review = reviewOf(BANNER + NODE + KEYIDS + OTHER_CMR);
    expect(review.verdict).toEqual({
      kind: 'fails',
      headline: 'TDX will not initialise on this host',
      reason: review.findings.find(({ code }) => code === 'region-not-convertible')?.message,
      missing: [],
    });
  });

  test.each([
    ['no CMRs', BANNER + NODE + KEYIDS, ['cmrs']],
    ['a list that is cut', `${BANNER}${NODE}${KEYIDS}${CMR}...\n`, ['cmrs']],
    ['no memory map', KEYIDS + CMR, ['regions']],
    ['nothing', 'words\n', ['regions', 'cmrs']],
  ])('%s leaves it open, and says what is missing', (_, text, missing) => {
    expect(verdict(text)).toEqual(['undetermined', 'It cannot be said whether TDX will initialise']);
    expect(reviewOf(text).verdict.missing).toEqual(missing);
  });
});

describe('without a report, the prediction for this kernel decides', () => {
  const FITS = BANNER + NODE + KEYIDS + CMR;

  test('all memory convertible, nothing exhausted', () => {
    expect(reviewOf(FITS).verdict).toEqual({
      kind: 'passes',
      headline: 'TDX should initialise on this host',
      reason: 'The kernel builds its TDMRs, and the TDX module accepts them.',
      missing: [],
    });
  });

  test('not where a line of the evidence could not be read', () => {
    expect(reviewOf(`${FITS}node   1: [mem 0x0000000480000000-0x000000087ffff]\n`).verdict).toMatchObject({
      kind: 'undetermined',
      reason: 'What could be read would pass, but 1 piece of the evidence could not be read.',
    });
  });

  test('not from the firmware map alone', () => {
    expect(reviewOf(`${BANNER}BIOS-e820: [mem 0x0000000100000000-0x000000047fffffff] usable\n${KEYIDS}${CMR}`).verdict).toMatchObject({
      kind: 'undetermined',
      reason: 'The firmware map would pass, but it is only an approximation of the memory that the kernel has.',
    });
  });

  test('nor from /proc/iomem alone', () => {
    expect(reviewOf(`100000000-47fffffff : System RAM\n${CMR}`).verdict).toMatchObject({
      kind: 'undetermined',
      reason: 'What /proc/iomem shows would pass, but it is only an approximation of the memory that the kernel has.',
    });
  });

  const few = (profile: string, fields: object): ReturnType<typeof reviewOf> =>
    reviewOf(JSON.stringify({ formatVersion: 1, host: { kernelProfile: profile }, memblock: { memory: MEMORY }, ...fields }), 'x.tdxmem.json');
  const MEMORY = [
    { base: '0x100000', size: '0x3ff00000', node: 0 },
    { base: '0x100000000', size: '16G', node: 0 },
  ];
  const CMRS = [
    { base: '0x100000', size: '0x3ff00000' },
    { base: '0x100000000', size: '16G' },
  ];

  test('where PAMTs may take the last reserved area', () => {
    expect(few('linux-6.8', { cmrs: CMRS, limits: { maxReservedPerTdmr: 2 } }).verdict).toEqual({
      kind: 'undetermined',
      headline: 'TDX may fail to initialise on this host',
      reason: 'It depends on where the kernel allocates the PAMTs.',
      missing: [],
    });
  });

  test('where a PAMT may land in memory that is not convertible', () => {
    expect(few('cmr-v8', { cmrs: [CMRS[1]] }).verdict).toEqual({
      kind: 'undetermined',
      headline: 'TDX may fail to initialise on this host',
      reason: 'Part of the memory lies in no CMR: the TDX module refuses a PAMT that is allocated there.',
      missing: [],
    });
  });

  test('where a PAMT lies in memory that is not convertible', () => {
    const review = few('cmr-v8', { cmrs: [CMRS[1]], pamtPlacements: ['0x100000', '0x200000000'] });
    expect(review.verdict.kind).toBe('fails');
    expect(review.findings.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toContain('pamt-outside-cmrs');
  });

  test('and a kernel that looks at CMRs says nothing without them', () => {
    expect(few('cmr-v8', {}).verdict.reason).toBe('This kernel looks at CMRs, and there is no list of them: add it by hand.');
  });
});

describe('what is no host is not judged', () => {
  test.each(['tdx: Guest detected\n', 'Booting paravirtualized kernel on Xen\n', 'Machine model: Example\n'])('%s', (sign) => {
    expect(reviewOf(BANNER + sign + NODE + OTHER_CMR).verdict).toEqual({
      kind: 'undetermined',
      headline: 'This is not the log of a TDX host',
      reason: 'It is recognised and not judged.',
      missing: [],
    });
  });
});
