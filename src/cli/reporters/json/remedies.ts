import { describeNoLayout, describeRemedy, describeSearch, hex, type LayoutRemedy, type Remedy, type Review } from '../../../analysis/index';
import { extent } from './extent';

/** The fields of a review that say what would change its outcome; null where nothing needs to change. */
export function remediesReport({ remedies, regionsAtInit = [] }: Review): object {
  return {
    remedies: remedies?.found.map(remedyReport) ?? null,
    remediesNotSearched: (remedies && describeSearch(remedies, regionsAtInit.length)) ?? null,
    noLayout: (remedies && describeNoLayout(remedies)) ?? null,
  };
}

function remedyReport(remedy: Remedy): object {
  const text = describeRemedy(remedy);
  switch (remedy.kind) {
    case 'other-kernel':
      return { kind: remedy.kind, text, outcome: 'passes', profiles: remedy.profiles };
    case 'layout':
      return { kind: remedy.kind, text, ...besides(remedy), tdmrs: remedy.tdmrs.map(tdmrReport) };
    default:
      return { kind: remedy.kind, text, outcome: remedy.outcome, why: remedy.why, ranges: remedy.ranges.map(extent), ...besides(remedy) };
  }
}

function besides(remedy: Exclude<Remedy, { readonly kind: 'other-kernel' }>): object {
  return { besides: remedy.besides?.map(extent) ?? [] };
}

/** One TDMR as TDH.SYS.CONFIG would be given it, so that others can check it. */
function tdmrReport({ base, size, reserved, pamtNode, pamt }: LayoutRemedy['tdmrs'][number]): object {
  const level = (before: number, bytes: number): object => ({ base: hex(pamt.base + before), size: hex(bytes) });
  const { '4k': small, '2m': large, '1g': huge } = pamt.sizes;
  return {
    base: hex(base),
    size: hex(size),
    reserved: reserved.map(({ start, end }) => ({ offset: hex(start - base), size: hex(end - start) })),
    pamt: { node: pamtNode, '4k': level(0, small), '2m': level(small, large), '1g': level(small + large, huge) },
  };
}
