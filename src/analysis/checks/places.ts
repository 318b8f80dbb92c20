import { hexRange } from '../base/format';
import { overlap, type AddressRange } from '../base/range';
import type { Cmr } from '../evidence/fact';
import type { CmrList, Host } from '../host/host';
import type { Place } from '../base/span';
import type { Related } from './finding';

/** The CMRs that share memory with a range. */
export function cmrsOn(range: AddressRange, cmrs: CmrList | undefined): readonly Cmr[] {
  return cmrs?.list.filter((cmr) => overlap(cmr.range, range) !== undefined) ?? [];
}

/** CMRs as related locations. */
export function asRelated(cmrs: readonly Cmr[]): readonly Related[] {
  return cmrs.map(({ range, at }) => ({ message: `CMR ${hexRange(range)}`, at }));
}

/** The CMRs just below and just above a range that none of them holds. */
export function neighbours(range: AddressRange, cmrs: CmrList): readonly Cmr[] {
  const below = cmrs.list.filter((cmr) => cmr.range.end <= range.start).reduce<Cmr | undefined>(higher, undefined);
  const above = cmrs.list.filter((cmr) => cmr.range.start >= range.end).reduce<Cmr | undefined>(lower, undefined);
  return [below, above].filter((cmr) => cmr !== undefined);
}

function higher(best: Cmr | undefined, next: Cmr): Cmr {
  return best !== undefined && best.range.end >= next.range.end ? best : next;
}

function lower(best: Cmr | undefined, next: Cmr): Cmr {
  return best !== undefined && best.range.start <= next.range.start ? best : next;
}

/** The first line of the evidence, for what is about all of it. */
export function beginning(host: Host): Place {
  const first = host.extents[0] ?? { source: 0, span: { start: 0, end: 0 } };
  return { source: first.source, span: { start: first.span.start, end: first.span.start } };
}
