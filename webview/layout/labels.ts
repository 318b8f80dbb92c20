import { humanSize } from '../../src/analysis/base/format';
import type { MapSegment } from '../../src/analysis/map/view';
import type { Box } from './boxes';

/** Text to draw with its left edge at `x`. Beside a box it stands on the lane's own background. */
export interface Label {
  readonly x: number;
  readonly text: string;
  readonly beside: boolean;
}

export type Measure = (text: string) => number;

const INSET_PX = 6;
const BESIDE_PX = 5;
const BETWEEN_PX = 8;
/** No text has room in less. */
const LEAST_PX = 6;
/** The average letter of any text is wider than this. */
const NARROWEST_PX = 3;
/** A sliver as near as this to the one before: a name beside it would seem to be that of both. */
const CROWDED_PX = 4;

/** The labels that have room, in the boxes' order: inside where one fits, else beside, else none. */
export function labels(boxes: readonly Box[], widthPx: number, measure: Measure): Label[] {
  const result: Label[] = [];
  let reach = 0;
  for (const [index, box] of boxes.entries()) {
    const enclosed = reach > box.x + box.width;
    reach = Math.max(reach, box.x + box.width);
    const segment = box.count === 1 ? box.telling : undefined;
    if (segment === undefined) continue;
    const next = boxes[index + 1]?.x ?? widthPx;
    const right = box.x + box.width;
    // A reach is a thread: its name may go on behind its end.
    const room = (box.tone === 'pamt-reach' ? next : Math.min(right, next)) - box.x - 2 * INSET_PX;
    const inside = room < LEAST_PX ? undefined : wordings(segment).find((text) => fits(text, room, measure));
    if (inside !== undefined) {
      result.push({ x: box.x + INSET_PX, text: inside, beside: false });
      continue;
    }
    const free = next - right - BESIDE_PX - BETWEEN_PX;
    if (enclosed || free < LEAST_PX) continue;
    const before = boxes[index - 1];
    const crowded = before !== undefined && box.x - (before.x + before.width) < CROWDED_PX && box.width < CROWDED_PX;
    // A name beside the last of a row of alike boxes would seem to name the gap behind it.
    if (crowded || box.tone === 'hole' || isAlike(before, segment.label)) continue;
    const beside = shorter(segment).find((text) => fits(text, free, measure));
    if (beside !== undefined) result.push({ x: right + BESIDE_PX, text: beside, beside: true });
  }
  return result;
}

/** Most texts are far too long for their place: that is seen without measuring them. */
function fits(text: string, room: number, measure: Measure): boolean {
  return text.length * NARROWEST_PX <= room && measure(text) <= room;
}

/** From all there is to say to the least: `TDMR 0 · 17 of 16 · 2 GiB`, `TDMR 0 · 17 of 16`, `TDMR 0`. */
function wordings(segment: MapSegment): readonly string[] {
  // Its bytes are where something could be, not how large that is.
  if (segment.tone === 'pamt-reach') return shorter(segment);
  const size = humanSize(segment.end - segment.start);
  const full = segment.label.includes(size) ? [] : [`${segment.label} · ${size}`];
  return [...full, ...shorter(segment)];
}

function isAlike(before: Box | undefined, label: string): boolean {
  return before?.telling.label === label;
}

function shorter({ label }: MapSegment): readonly string[] {
  const [first = ''] = label.split(' · ');
  return first === label ? [label] : [label, first];
}
