import { count, hexRange, humanSize, sizedRange } from '../base/format';
import { overlap, sizeOf } from '../base/range';
import { rangeIndex, type RangeIndex } from '../base/range-index';
import type { BlockRun, HotplugQuestion, Refusal } from '../kernel/hotplug';
import type { Region } from '../host/host';
import { defineCheck, type FindingDraft } from './check';
import type { Related } from './finding';
import { describeRefusal } from './refusal-words';

export const hotplugRefused = defineCheck({
  code: 'hotplug-refused',
  title: 'Memory will not go online',
  severity: 'error',
  needs: ['hotplug', 'memlist', 'regions'],
  explanation: {
    when: 'A range that is added or brought online after TDX initialisation is not wholly inside one entry of the memory list: it is convertible but was not there at initialisation, or it is not convertible, or it crosses two entries. Or the range that is added meets memory that is there already. Blocks refused for one reason are one finding.',
    consequence: 'The memory-hotplug notifier answers MEM_GOING_ONLINE with NOTIFY_BAD. Writing "online" fails with "Operation not permitted" (-EPERM), and nothing is logged. With automatic onlining the first refused block also ends the onlining of the rest.',
    next: 'Have convertible memory present at boot; keep other memory as devdax; or boot without TDX.',
    source: 'tdx_memory_notifier() and is_tdx_memory().',
  },
  *run({ hotplug, memlist, regions }) {
    let memory: RangeIndex<Region> | undefined;
    for (const question of hotplug) {
      if (question.exists === true) {
        memory ??= rangeIndex(regions.list, ({ range }) => range);
        yield alreadyThere(question, memory);
        continue;
      }
      for (const [refusal, runs] of byRefusal(question)) {
        const { reason, next } = describeRefusal(refusal);
        const blocks = runs.reduce((sum, run) => sum + run.blocks, 0);
        const which = runs.length === 1 && runs[0] !== undefined ? hexRange(runs[0].range) : `${runs.length} parts of ${hexRange(question.range)}`;
        const what = question.blockSize === undefined ? 'this range, taken as one memory block,' : `${count(blocks, 'memory block')} of ${humanSize(question.blockSize)}`;
        const subject = question.blockSize === undefined ? `${sizedRange(question.range)}: ${what}` : `${which}: ${what}`;
        yield {
          message: `${subject} will not go online: "Operation not permitted" (-EPERM), with no message in the log. ${reason} ${next}`,
          at: question.at,
          range: runs[0]?.range ?? question.range,
          related: refusal === 'across-entries' ? entriesOn(runs, memlist, regions) : [],
        };
      }
    }
  },
});

function byRefusal({ runs }: HotplugQuestion): Map<Refusal, BlockRun[]> {
  const groups = new Map<Refusal, BlockRun[]>();
  for (const run of runs) {
    if (run.refusal !== undefined) groups.set(run.refusal, [...(groups.get(run.refusal) ?? []), run]);
  }
  return groups;
}

function entriesOn(
  runs: readonly BlockRun[],
  memlist: readonly { readonly region: number }[],
  regions: { readonly list: readonly { readonly range: BlockRun['range']; readonly at: Related['at']; readonly node?: number }[] },
): Related[] {
  return memlist.flatMap(({ region }) => {
    const from = regions.list[region];
    if (from === undefined || !runs.some(({ range }) => overlap(range, from.range) !== undefined)) return [];
    const node = from.node === undefined ? '' : `, node ${from.node}`;
    return [{ message: `Entry from ${hexRange(from.range)} (${humanSize(sizeOf(from.range))}${node})`, at: from.at }];
  });
}

/** The kernel looks whether memory is there already before it asks anybody. Source: `register_memory_resource()`. */
function alreadyThere({ range, at }: HotplugQuestion, memory: RangeIndex<Region>): FindingDraft {
  const [there] = memory.on(range);
  return {
    message: `${sizedRange(range)} cannot be added: part of it, or all, is memory already. The kernel answers -17 (EEXIST) before TDX has a say. Remove it first, or correct the range.`,
    at,
    range,
    related: there === undefined ? [] : [{ message: `Memory is in ${sizedRange(there.range)}`, at: there.at }],
  };
}
