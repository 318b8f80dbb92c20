import { describe, expect, test } from 'vitest';
import type { ReadFinding, ReadLine, ReadReview } from '../../../../src/cli/ndjson/read-line';
import { createTally, findingsOf } from '../../../../src/cli/summary/tally';

const error: ReadFinding = { code: 'memory-empty', severity: 'error', suppressed: false };
const warning: ReadFinding = { code: 'pamt-size', severity: 'warning', suppressed: false };

function host(file: string, review: Partial<ReadReview> = {}): ReadLine {
  return { file, last: true, review: { newest: true, verdict: 'passes', reason: '', findings: [], runs: [], ...review } };
}

describe('what is counted', () => {
  test('hosts by verdict, and neither older boots nor what is no line', () => {
    const tally = createTally(3);
    for (const line of [host('a'), host('b', { verdict: 'fails' }), host('b', { newest: false, verdict: 'undetermined' }), undefined]) tally.add(line);
    const { lines, unknown, errors, olderBoots, verdicts } = tally.counts;
    expect({ lines, unknown, errors, olderBoots, verdicts }).toEqual({ lines: 4, unknown: 1, errors: 0, olderBoots: 1, verdicts: { fails: 1, undetermined: 0, passes: 1 } });
  });

  test('a finding once for each host, accepted ones apart, with the worst severity that it had', () => {
    const tally = createTally(3);
    tally.add(host('a', { findings: [warning, warning] }));
    tally.add(host('b', { findings: [{ ...warning, suppressed: true }] }));
    tally.add(host('c', { findings: [{ ...warning, severity: 'error' }, error] }));
    tally.add(host('d', { findings: [{ ...warning, severity: 'information' }] }));
    expect(findingsOf(tally.counts)).toEqual([
      ['pamt-size', { severity: 'error', hosts: 3, suppressed: 1 }],
      ['memory-empty', { severity: 'error', hosts: 1, suppressed: 0 }],
    ]);
  });

  test('a file that could not be reviewed once, however many reasons there are', () => {
    const tally = createTally(1);
    tally.add({ file: 'a', last: false, error: 'One.' });
    tally.add({ file: 'a', last: true, error: 'Two.' });
    tally.add({ file: 'b', last: true, error: 'Three.' });
    expect([tally.counts.errors, tally.counts.notReviewed]).toEqual([2, [{ file: 'a', error: 'Two.' }]]);
  });

  test('names by verdict, worst first, those without a name last', () => {
    const tally = createTally(3);
    for (const line of [host('a'), host('b', { bios: '2' }), host('c', { bios: '1' }), host('d', { bios: '3', verdict: 'fails' }), host('e', { bios: '2' })]) tally.add(line);
    const passes = (count: number): object => ({ fails: 0, undetermined: 0, passes: count });
    expect(tally.counts.bios.rows()).toEqual([{ name: '3', by: { fails: 1, undetermined: 0, passes: 0 } }, { name: '2', by: passes(2) }, { name: '1', by: passes(1) }, { by: passes(1) }]);
  });

  test('outcomes of the kernel profiles, unknown ones left out', () => {
    const tally = createTally(3);
    tally.add(host('a', { runs: [{ profile: 'linux-6.8', outcome: 'may-fail' }, { profile: 'linux-6.8', outcome: 'explodes' }] }));
    expect([...tally.counts.profiles]).toEqual([['linux-6.8', { passes: 0, 'may-fail': 1, undetermined: 0, fails: 0 }]]);
  });
});

describe('what has no bound is bounded', () => {
  test('names beyond a thousand are counted together', () => {
    const tally = createTally(3);
    for (let index = 0; index < 1500; index += 1) tally.add(host('a', { kernelRelease: `6.${index}`, verdict: 'fails' }));
    tally.add(host('a', { kernelRelease: '6.0' }));
    tally.add(host('a'));
    const { kernels } = tally.counts;
    expect([kernels.rows().length, kernels.others, kernels.rows()[0]]).toEqual([1001, { fails: 500, undetermined: 0, passes: 0 }, { name: '6.0', by: { fails: 1, undetermined: 0, passes: 1 } }]);
  });

  test('only the worst hosts are kept: by verdict, errors and warnings, and the first of those that are alike', () => {
    const tally = createTally(4);
    const lines = [
      host('clean'),
      host('warned', { findings: [warning] }),
      host('open', { verdict: 'undetermined' }),
      host('fails-1', { verdict: 'fails', findings: [error] }),
      host('fails-2', { verdict: 'fails', findings: [error] }),
      host('accepted', { findings: [{ ...error, suppressed: true }] }),
      host('fails-worse', { verdict: 'fails', findings: [error, warning, error] }),
    ];
    for (const line of lines) tally.add(line);
    const { worst } = tally.counts;
    expect([worst.total(), worst.list().map(({ file, errors, warnings, codes }) => [file, errors, warnings, codes])]).toEqual([
      5,
      [
        ['fails-worse', 2, 1, ['memory-empty', 'pamt-size']],
        ['fails-1', 1, 0, ['memory-empty']],
        ['fails-2', 1, 0, ['memory-empty']],
        ['open', 0, 0, []],
      ],
    ]);
  });
});
