import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Host } from '../../../src/analysis/host/host';
import type { Refusal } from '../../../src/analysis/kernel/hotplug';
import { profileById, profiles, type ProfileId } from '../../../src/analysis/kernel/profiles';
import { runProfile } from '../../../src/analysis/run/run-profile';
import type { Run } from '../../../src/analysis/run/run';
import { tryHotAdd } from '../../../src/analysis/run/what-if';
import { hostOfSnapshot } from '../support/host';
import { range } from '../support/range';
import { reviewOf } from '../support/review';

/** The host of a sample, even of one that cannot be read to the end. */
function sample(name: string): Host {
  return reviewOf(readFileSync(new URL(`../../../samples/${name}`, import.meta.url), 'utf8'), name).host;
}

function run(host: Host, profile: ProfileId, observed?: 'initialised' | 'failed'): Run {
  const result = runProfile(host, profileById(profile), observed);
  if (result === undefined) throw new Error('no regions');
  return result;
}

/** All that a run says of initialisation itself. */
function outcomeOf({ outcome, stage, errno, status, log }: Run): object {
  return { outcome, stage, errno, status, log };
}

const answers = ({ hotplug }: Run): readonly (readonly (Refusal | 'accepted')[])[] => hotplug.map(({ runs }) => runs.map(({ refusal }) => refusal ?? 'accepted'));

const PASSES = { outcome: 'passes', stage: undefined, errno: undefined, status: undefined, log: [] };
const UNDETERMINED = { ...PASSES, outcome: 'undetermined' };
const exhausted = (name: string): object => ({
  outcome: 'fails',
  stage: 'tdmrs_populate_rsvd_areas_all',
  errno: -28,
  status: undefined,
  log: ['virt/tdx: initialization failed: TDMR [0x0, 0x80000000): reserved areas exhausted.', `virt/tdx: ${name} initialization failed (-28)`],
});
const refused = (name: string): object => ({ outcome: 'fails', stage: 'TDH.SYS.CONFIG', errno: -5, status: undefined, log: [`virt/tdx: ${name} initialization failed (-5)`] });

const SAMPLES: Readonly<Record<string, Readonly<Record<ProfileId, object>>>> = {
  'healthy-two-socket.log': { 'seed-v8': PASSES, 'linux-6.8': PASSES, 'linux-7.1': PASSES, 'linux-dpamt': PASSES, 'cmr-v8': PASSES, 'cmr-v8.2': PASSES },
  'emerald-rapids-fragmented.log': {
    'seed-v8': PASSES,
    'linux-6.8': exhausted('module'),
    'linux-7.1': exhausted('TDX-Module'),
    'linux-dpamt': exhausted('TDX-Module'),
    'cmr-v8': PASSES,
    'cmr-v8.2': PASSES,
  },
  // The status hangs on whether the PAMT of node 2 lands on node 2, so it is not certain.
  'cxl-added-before-init.tdxmem.json': {
    'seed-v8': PASSES,
    'linux-6.8': refused('module'),
    'linux-7.1': refused('TDX-Module'),
    'linux-dpamt': refused('TDX-Module'),
    // Memory of kmem may be in ZONE_MOVABLE or offline: then the PAMT of node 2 comes from another node.
    'cmr-v8': { ...PASSES, outcome: 'may-fail', stage: 'TDH.SYS.CONFIG' },
    'cmr-v8.2': {
      outcome: 'fails',
      stage: 'build_tdx_memlist',
      errno: -22,
      status: undefined,
      log: ['virt/tdx: memory region [0x8080, 0xa080) is not TDX convertible memory.', 'virt/tdx: module initialization failed (-22)'],
    },
  },
  'refused-hotplug.tdxmem.json': { 'seed-v8': PASSES, 'linux-6.8': PASSES, 'linux-7.1': PASSES, 'linux-dpamt': PASSES, 'cmr-v8': PASSES, 'cmr-v8.2': PASSES },
  // One of its CMRs cannot be read, so no kernel that asks the module or looks at CMRs is judged.
  'broken-snapshot.tdxmem.json': {
    'seed-v8': PASSES,
    'linux-6.8': UNDETERMINED,
    'linux-7.1': UNDETERMINED,
    'linux-dpamt': UNDETERMINED,
    'cmr-v8': UNDETERMINED,
    'cmr-v8.2': UNDETERMINED,
  },
};

test.each(Object.entries(SAMPLES))('%s under every kernel', (name, expected) => {
  const host = sample(name);
  expect(Object.fromEntries(profiles.map(({ id }) => [id, outcomeOf(run(host, id))]))).toEqual(expected);
});

const NODE = { base: '0x100000000', size: '16G', node: 0 };
const CMRS = [{ base: '0x100000000', size: '64G' }];

/** One GiB and a bit below 2 GiB in so many pieces that the TDMR there has 16 holes; 60 GiB above on the same node. */
const PIECES = Array.from({ length: 14 }, (_, index) => ({ base: `0x${(0x41100000 + index * 0x2000000).toString(16)}`, size: '0x1f00000', node: 0 }));
const FRAGMENTED = {
  memblock: { memory: [{ base: '0x100000', size: '0x40f00000', node: 0 }, ...PIECES, { base: '0x100000000', size: '60G', node: 0 }] },
  cmrs: [{ base: '0x100000', size: '0x7ef00000' }, { base: '0x100000000', size: '60G' }],
};

describe('where PAMTs decide', () => {
  const mayFail = { outcome: 'may-fail', stage: 'tdmrs_populate_rsvd_areas_all', errno: undefined, status: undefined, log: [] };

  test('sixteen holes may fail, unless the log reports success', () => {
    const host = hostOfSnapshot(FRAGMENTED);
    expect(outcomeOf(run(host, 'linux-6.8'))).toEqual(mayFail);
    expect(outcomeOf(run(host, 'linux-6.8', 'initialised'))).toEqual(PASSES);
    expect(run(host, 'linux-6.8', 'initialised').reason).toBe('The log reports that TDX was initialised.');
    expect(outcomeOf(run(host, 'linux-6.8', 'failed'))).toEqual(mayFail);
  });

  test('places that are known settle it either way', () => {
    expect(outcomeOf(run(hostOfSnapshot({ ...FRAGMENTED, pamtPlacements: ['0x100000000', '0x200000000'] }), 'linux-6.8'))).toEqual(PASSES);
    expect(outcomeOf(run(hostOfSnapshot({ ...FRAGMENTED, pamtPlacements: ['0x10000000', '0x200000000'] }), 'linux-6.8'))).toEqual(exhausted('module'));
  });

  test('success does not turn a certain failure into a pass', () => {
    expect(outcomeOf(run(sample('emerald-rapids-fragmented.log'), 'linux-6.8', 'initialised'))).toEqual(exhausted('module'));
  });
});

describe('where memory lies in no CMR, a kernel with holes from CMRs', () => {
  const outside = { base: '0x100000000', size: '4G', node: 0 };
  const inside = { base: '0x200000000', size: '16G', node: 0 };
  const cmrs = [{ base: '0x200000000', size: '16G' }];
  const outcome = (memory: readonly object[]): string => run(hostOfSnapshot({ memblock: { memory }, cmrs }), 'cmr-v8').outcome;

  test('may fail if a PAMT can land there and need not', () => {
    expect(outcome([outside, inside])).toBe('may-fail');
  });

  test('fails if it must', () => {
    expect(outcome([outside, { ...inside, node: 1 }])).toBe('fails');
  });

  test('passes if none is short enough', () => {
    expect(outcome([{ ...outside, size: '2M' }, inside])).toBe('passes');
    expect(outcome([inside])).toBe('passes');
  });
});

describe('the answer of the module', () => {
  const CXL = { base: '0x4080000000', size: '64G', node: 2 };

  test('is exact where the places of PAMTs are known', () => {
    const host = hostOfSnapshot({ memblock: { memory: [NODE, CXL] }, cmrs: CMRS, pamtPlacements: ['0x200000000', '0x300000000'] });
    expect(outcomeOf(run(host, 'linux-6.8'))).toEqual({
      outcome: 'fails',
      stage: 'TDH.SYS.CONFIG',
      errno: -5,
      status: { name: 'TDX_TDMR_OUTSIDE_CMRS', detail: { tdmr: 1 } },
      log: ['virt/tdx: SEAMCALL (0x000000000000002d) failed: 0xc0000a0200000001', 'virt/tdx: module initialization failed (-5)'],
    });
  });

  test('to a CMR list that it refuses comes before everything else', () => {
    const host = hostOfSnapshot({ memblock: { memory: [NODE] }, cmrs: [CMRS[0], { base: '0x200000000', size: '4G' }] });
    const answer = {
      outcome: 'fails',
      stage: 'TDH.SYS.INIT',
      errno: -5,
      status: { name: 'TDX_CMR_LIST_INVALID', detail: {} },
      log: ['virt/tdx: SEAMCALL (0x0000000000000021) failed: 0xc0000a2200000000', 'virt/tdx: TDX-Module initialization failed (-5)'],
    };
    expect(outcomeOf(run(host, 'linux-7.1'))).toEqual(answer);
    expect(outcomeOf(run(host, 'seed-v8'))).toEqual(PASSES);
  });

  test('is unknown without CMRs, and kernels that need them cannot even begin', () => {
    const host = hostOfSnapshot({ memblock: { memory: [NODE] } });
    expect(Object.fromEntries(profiles.map(({ id }) => [id, outcomeOf(run(host, id))]))).toEqual({
      'seed-v8': PASSES,
      'linux-6.8': UNDETERMINED,
      'linux-7.1': UNDETERMINED,
      'linux-dpamt': UNDETERMINED,
      'cmr-v8': UNDETERMINED,
      'cmr-v8.2': UNDETERMINED,
    });
    expect([run(host, 'linux-6.8').kernel.outcome, run(host, 'cmr-v8').kernel.outcome]).toEqual(['passes', 'undetermined']);
    expect(outcomeOf(run(host, 'linux-6.8', 'initialised'))).toEqual(PASSES);
  });
});

test('a host without memory regions cannot be run', () => {
  expect(runProfile(hostOfSnapshot({ cmrs: CMRS }), profileById('linux-6.8'))).toBeUndefined();
});

describe('after a failure the kernel forgets the list', () => {
  const later = { event: 'hot-add', base: '0x4080000000', size: '4G', node: 2 };
  const host = hostOfSnapshot({ memblock: { memory: [NODE] }, cmrs: CMRS, memoryBlockSize: '2G', events: [{ event: 'tdx-init' }, later] });

  test('so hotplug is refused only where TDX came up', () => {
    expect(answers(run(host, 'linux-6.8'))).toEqual([['not-convertible']]);
    expect(answers(run(host, 'linux-6.8', 'failed'))).toEqual([['accepted']]);
  });

  test('a predicted failure counts too, unless the log reports success', () => {
    const failing = hostOfSnapshot({ memblock: { memory: [NODE] }, cmrs: [{ base: '0x1000000000', size: '4G' }], memoryBlockSize: '2G', events: [{ event: 'tdx-init' }, later] });
    expect(answers(run(failing, 'linux-6.8'))).toEqual([['accepted']]);
    expect(answers(run(failing, 'linux-6.8', 'initialised'))).toEqual([['not-convertible']]);
  });
});

describe('memory that somebody thinks of adding', () => {
  const host = hostOfSnapshot({ memblock: { memory: [NODE] }, cmrs: CMRS, memoryBlockSize: '2G' });
  const cxl = range(0x40_8000_0000, 0x41_8000_0000);
  const dimm = range(0x5_0000_0000, 0x6_0000_0000);
  const asked = (profile: ProfileId, added: typeof cxl, beforeInit: boolean): object => {
    const answer = tryHotAdd(host, profileById(profile), { range: added, node: 2, beforeInit });
    return { outcome: answer?.run.outcome, runs: answer?.question?.runs };
  };

  test('before initialisation it is part of it, and nobody asks the notifier', () => {
    expect(asked('linux-6.8', cxl, true)).toEqual({ outcome: 'fails', runs: undefined });
    expect(asked('linux-6.8', dimm, true)).toEqual({ outcome: 'passes', runs: undefined });
  });

  test('after it, it may not go online, convertible or not', () => {
    expect(asked('linux-6.8', cxl, false)).toEqual({ outcome: 'passes', runs: [{ range: cxl, blocks: 2, refusal: 'not-convertible' }] });
    expect(asked('linux-6.8', dimm, false)).toEqual({ outcome: 'passes', runs: [{ range: dimm, blocks: 2, refusal: 'outside-snapshot' }] });
  });

  test('a kernel that initialises at boot knows no time before', () => {
    expect(asked('linux-7.1', cxl, true)).toEqual(asked('linux-7.1', cxl, false));
    expect(asked('linux-7.1', cxl, true)).toEqual({ outcome: 'passes', runs: [{ range: cxl, blocks: 2, refusal: 'not-convertible' }] });
  });

  test('a block size that is given counts instead of the one in the evidence', () => {
    const answer = tryHotAdd(host, profileById('linux-6.8'), { range: cxl, blockSize: 0x8000000, beforeInit: false });
    expect(answer?.question?.runs).toEqual([{ range: cxl, blocks: 32, refusal: 'not-convertible' }]);
  });

  test('without memory regions there is no answer', () => {
    expect(tryHotAdd(hostOfSnapshot({ cmrs: CMRS }), profileById('linux-6.8'), { range: cxl, beforeInit: false })).toBeUndefined();
  });
});
