import { hex } from '../../src/analysis/base/format';
import { density, stretchIndex, type Axis, type Stretch } from './axis';
import { toPx, visibleBytes, type Viewport } from './viewport';

/** A labelled place on the axis. */
export interface Tick {
  readonly address: number;
  readonly px: number;
  /** `0x100000000`. */
  readonly label: string;
  /** `4 GiB`, where that is exact. */
  readonly human?: string;
}

/** Pixels between the evenly spaced ticks inside one stretch. */
const SPACING_PX = 120;
/** Only the roundest candidate of every so many pixels is looked at: far fewer than fit are ever shown. */
const BUCKET_PX = 8;
/** Free pixels between two labels. */
const GAP_PX = 14;

interface Candidate {
  readonly address: number;
  readonly px: number;
  readonly roundness: number;
}

/**
 * The boundaries and round addresses to label, left to right. Rounder addresses win the room: people look for 4 GiB
 * first. `measure` gives the width of a label in pixels.
 */
export function ticks(axis: Axis, view: Viewport, widthPx: number, measure: (text: string) => number): Tick[] {
  const best = new Map<number, Candidate>();
  for (const address of candidates(axis, view, widthPx)) {
    const px = toPx(axis, view, address);
    if (px < -0.5 || px > widthPx) continue;
    const bucket = Math.floor(px / BUCKET_PX);
    const roundness = roundnessOf(address);
    const rival = best.get(bucket);
    if (rival === undefined || roundness > rival.roundness) best.set(bucket, { address, px, roundness });
  }
  const taken: { readonly from: number; readonly to: number }[] = [];
  const result: Tick[] = [];
  for (const { address, px } of [...best.values()].sort((a, b) => b.roundness - a.roundness || a.px - b.px)) {
    const label = hex(address);
    const human = exactSize(address);
    const to = px + Math.max(measure(label), human === undefined ? 0 : measure(human)) + GAP_PX;
    if (to - GAP_PX > widthPx || taken.some((other) => px < other.to && to > other.from)) continue;
    taken.push({ from: px, to });
    result.push({ address, px, label, ...(human === undefined ? {} : { human }) });
  }
  return result.sort((a, b) => a.px - b.px);
}

function* candidates(axis: Axis, view: Viewport, widthPx: number): Generator<number> {
  const { start, end } = visibleBytes(axis, view, widthPx);
  for (let index = stretchIndex(axis, start); index < axis.stretches.length; index += 1) {
    const stretch = axis.stretches[index];
    if (stretch === undefined || stretch.start > end) return;
    yield stretch.start;
    if (!stretch.folded) yield* roundAddresses(stretch, start, end, view.unitsPerPx);
  }
  yield axis.end;
}

/** Multiples of the smallest power of two that is wide enough for a label. */
function* roundAddresses(stretch: Stretch, start: number, end: number, unitsPerPx: number): Generator<number> {
  if (stretch.width / unitsPerPx < SPACING_PX) return;
  const step = Math.max(1, 2 ** Math.ceil(Math.log2((SPACING_PX * unitsPerPx) / density(stretch))));
  const last = Math.min(end, stretch.end - 1);
  for (let address = Math.ceil(Math.max(start, stretch.start) / step) * step; address <= last; address += step) {
    yield address;
  }
}

/** The largest power of two that divides an address; everything divides 0. */
function roundnessOf(address: number): number {
  if (address === 0) return Infinity;
  let power = 1;
  while (address % (power * 2) === 0) power *= 2;
  return power;
}

/** `66 GiB` when that is all there is to say; most addresses have no short name. */
export function exactSize(address: number): string | undefined {
  for (const [unit, bytes] of [['TiB', 2 ** 40], ['GiB', 2 ** 30], ['MiB', 2 ** 20]] as const) {
    if (address >= bytes) return address % bytes === 0 ? `${address / bytes} ${unit}` : undefined;
  }
  return undefined;
}
