import { physAddr } from '../base/address';
import type { AddressRange } from '../base/range';
import { knowsFlags } from '../host/knows-flags';
import { regionReaching } from '../host/region-reaching';
import type { HotplugQuestion, Refusal } from '../kernel/hotplug';
import { bytesOf } from '../kernel/memlist';
import type { Run } from '../run/run';
import type { ComparedRange } from './difference';
import { hotAddedItems } from './hot-added-items';
import { traitsOf, type Source } from './source';
import { holeMakers } from '../run/hole-makers';

const firmware: Source = {
  id: 'firmware',
  items({ host }) {
    const ranges = host.firmware?.filter(({ map, type }) => map === 'bios' && type !== 'gap') ?? [];
    if (ranges.length === 0) return undefined;
    // Kernels word the types differently: `usable` became ` System RAM` in 7.0.
    return ranges.map(({ range, type, label, at }) => ({ range, traits: { type: type === 'other' ? label.trim() : type }, at }));
  },
};

const srat: Source = {
  id: 'srat',
  items: ({ host }) =>
    host.srat?.map(({ range, node, pxm, hotplug, nonVolatile, at }) => ({
      range,
      traits: traitsOf({ node: numberOf(node), domain: `${pxm}`, flags: [...(hotplug ? ['hotplug'] : []), ...(nonVolatile ? ['non-volatile'] : [])].join(', ') }),
      at,
    })),
};

const cxlWindows: Source = {
  id: 'cxl-windows',
  items: ({ host }) =>
    host.windows?.map(({ range, node, holds, at }) => ({
      range,
      traits: traitsOf({ node: numberOf(node), holds: holds && [...(holds.volatile ? ['volatile'] : []), ...(holds.persistent ? ['persistent'] : [])].join(', ') }),
      at,
    })),
};

const regions: Source = {
  id: 'regions',
  items: ({ host: { regions: known } }) =>
    known?.list.map((region) => ({
      range: region.range,
      traits: traitsOf({ node: numberOf(region.node), flags: knowsFlags(region, known.origin) ? region.flags.join(', ') : undefined }),
      at: region.at,
    })),
};

const cmrs: Source = {
  id: 'cmrs',
  items: ({ host }) => host.cmrs?.list.map(({ range, at }) => ({ range, traits: {}, at })),
};

const memlist: Source = {
  id: 'memlist',
  items: ({ memlist: list, regionsAtInit = [] }) =>
    list?.map((entry) => {
      const at = regionsAtInit[entry.region]?.at;
      // Frames of a host are below 2^40, so their addresses are below 2^52.
      return { range: bytesOf(entry) as AddressRange, traits: traitsOf({ node: numberOf(entry.node) }), ...(at && { at }) };
    }),
};

const tdmrs: Source = {
  id: 'tdmrs',
  items: ({ run }) => (run === undefined || run.kernel.tdmrs.length === 0 ? undefined : run.kernel.tdmrs.map((tdmr) => ({ range: tdmrRange(tdmr), traits: {} }))),
  locator: ({ run }) => ({ range }) => regionReaching(run?.regions ?? [], range.start)?.at,
};

const reservedAreas: Source = {
  id: 'reserved-areas',
  items({ run }) {
    const list = run?.kernel.tdmrs ?? [];
    if (list.length === 0 || list.some(({ holes }) => holes === undefined)) return undefined;
    return list.flatMap(({ holes = [] }) => holes.map(({ start, end }) => ({ range: { start: physAddr(start), end: physAddr(end) }, traits: {} })));
  },
  locator({ host }) {
    const makersOf = holeMakers(host);
    return ({ range }) => makersOf(range)[0]?.at;
  },
};

const hotplug: Source = {
  id: 'hotplug',
  items: ({ hotplug: questions = [] }) => (questions.length === 0 ? undefined : questions.flatMap(answers)),
};

const hotAdded: Source = { id: 'hot-added', items: ({ host }) => hotAddedItems(host) };

/** Every source, in the order of the map: what firmware says, what the kernel makes of it, what comes later. */
export const sources: readonly Source[] = [firmware, srat, cxlWindows, regions, cmrs, memlist, tdmrs, reservedAreas, hotplug, hotAdded];

const REFUSALS: Readonly<Record<Refusal, string>> = {
  'across-entries': 'refused: across two entries of the memory list',
  'outside-snapshot': 'refused: not in memblock at initialisation',
  'not-convertible': 'refused: in no CMR',
  'outside-snapshot-unknown': 'refused: not in memblock at initialisation',
};

function answers({ range, aligned, exists, runs, at }: HotplugQuestion): readonly ComparedRange[] {
  if (exists === true) return [{ range, traits: { answer: 'not added: there is memory already' }, at }];
  if (!aligned) return [{ range, traits: { answer: 'not added: not whole blocks' }, at }];
  return runs.map(({ range: part, refusal }) => ({ range: part, traits: { answer: refusal === undefined ? 'goes online' : REFUSALS[refusal] }, at }));
}

/** The bytes of a TDMR. */
export function tdmrRange({ base, size }: Run['kernel']['tdmrs'][number]): AddressRange {
  return { start: physAddr(base), end: physAddr(base + size) };
}

function numberOf(value: number | undefined): string | undefined {
  return value === undefined ? undefined : `${value}`;
}
