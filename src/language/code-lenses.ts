import { overlap, physAddr, type AddressRange, type Place, type Review, type Span } from '../analysis/index';
import type { BootIndex, LanguageIndex } from './language-index';
import { tdmrOf, type TdmrRange } from './tdmrs';

/** What a lens does when it is chosen. */
export type LensAction =
  | { readonly kind: 'show-in-map'; readonly boot: number; readonly range?: AddressRange }
  | { readonly kind: 'try-hot-add'; readonly boot: number };

export interface CodeLens {
  /** The line above which it stands begins here. */
  readonly span: Span;
  readonly title: string;
  /** `offer`: it only offers its action. The others say something by themselves. */
  readonly kind: 'verdict' | 'tdmr' | 'offer';
  readonly action: LensAction;
}

/** The verdict above each boot, and above the line where a TDMR begins how full it is. */
export function codeLenses({ boots, source }: LanguageIndex): readonly CodeLens[] {
  return boots.flatMap((boot) => [...bootLenses(boot, source), ...tdmrLenses(boot.review, source)]);
}

function bootLenses({ review }: BootIndex, source: number): readonly CodeLens[] {
  const extent = review.host.extents.find((one) => one.source === source);
  if (extent === undefined) return [];
  const { boot, bootCount, verdict, run } = review;
  const span = { start: extent.span.start, end: extent.span.start };
  const which = bootCount > 1 ? `Boot ${boot} of ${bootCount}: ` : '';
  return [
    { span, title: `${which}${verdict.headline}`, kind: 'verdict', action: { kind: 'show-in-map', boot } },
    { span, title: 'Show in map', kind: 'offer', action: { kind: 'show-in-map', boot } },
    ...(run === undefined ? [] : [{ span, title: 'Try hot-adding…', kind: 'offer', action: { kind: 'try-hot-add', boot } } as const]),
  ];
}

/** From here on a TDMR is worth a word, whichever others there are. */
const NEARLY_FULL = 0.75;
/** A host with few TDMRs shows them all. */
const FEW = 4;

function tdmrLenses(review: Review, source: number): readonly CodeLens[] {
  const { run, host, boot } = review;
  const limit = host.limits.maxReservedPerTdmr;
  const all = run?.kernel.tdmrs ?? [];
  return all.flatMap((predicted, index): readonly CodeLens[] => {
    const tdmr = tdmrOf(predicted, index);
    const holes = tdmr.holes?.length;
    if (holes === undefined || (all.length > FEW && holes < limit * NEARLY_FULL)) return [];
    const at = placeOf(tdmr, review, source);
    if (at === undefined) return [];
    const placed = (host.pamtPlacements ?? []).filter(({ value }) => overlap(byte(value), tdmr.range) !== undefined).length;
    const possible = run?.kernel.placesKnown === true || holes + placed > limit || predicted.possiblePamts.length === 0 ? '' : `, and up to ${predicted.possiblePamts.length} for PAMTs`;
    const title = `TDMR ${index}: ${holes + placed} of ${limit} reserved areas${possible}`;
    return [{ span: { start: at.span.start, end: at.span.start }, title, kind: 'tdmr', action: { kind: 'show-in-map', boot, range: tdmr.range } }];
  });
}

/** The first region of the TDMR that this text tells of. */
function placeOf({ range }: TdmrRange, { regionsAtInit = [] }: Review, source: number): Place | undefined {
  return regionsAtInit.find((region) => region.at.source === source && overlap(region.range, range) !== undefined)?.at;
}

function byte(value: number): AddressRange {
  return { start: physAddr(value), end: physAddr(value + 1) };
}
