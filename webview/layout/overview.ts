import type { MapLane, Tone } from '../../src/analysis/map/view';
import type { Axis } from '../axis/axis';
import { linearAxis } from '../axis/axis';
import { fit, visibleBytes, type Viewport } from '../axis/viewport';
import { boxes, type Box } from './boxes';
import { isFindingsLane } from './findings-lane';
import type { LaneIndex } from './lane-index';

/** The whole address space of the host at true scale: the same for every viewport. */
export interface Strip {
  /** What any lane speaks of, as a ground for the rest. */
  readonly described: readonly Lens[];
  readonly boxes: readonly Box[];
  readonly findings: readonly Box[];
}

/** A part of the strip, such as what the map shows of it. */
export interface Lens {
  readonly x: number;
  readonly width: number;
}

const LENS_PX = 6;

export function strip(lanes: readonly LaneIndex[], axis: Axis, widthPx: number): Strip {
  const whole = linearAxis(axis.start, axis.end);
  const all = fit(whole, widthPx);
  const ram = mostNodes(lanes);
  const findings = lanes.find((index) => isFindingsLane(index.lane.id));
  const memory = lanes.filter((index) => !isFindingsLane(index.lane.id));
  return {
    described: joined(memory.flatMap((index) => boxes(index, whole, all, widthPx))),
    boxes: ram === undefined ? [] : boxes(ram, whole, all, widthPx),
    findings: findings === undefined ? [] : boxes(findings, whole, all, widthPx),
  };
}

export function lens(axis: Axis, viewport: Viewport, widthPx: number): Lens {
  const bytes = visibleBytes(axis, viewport, widthPx);
  const scale = widthPx / (axis.end - axis.start);
  const width = Math.max(LENS_PX, (bytes.end - bytes.start) * scale);
  const centre = ((bytes.start + bytes.end) / 2 - axis.start) * scale;
  return { x: Math.max(0, Math.min(widthPx - width, centre - width / 2)), width };
}

function joined(parts: readonly Lens[]): Lens[] {
  const result: Lens[] = [];
  for (const { x, width } of [...parts].sort((a, b) => a.x - b.x)) {
    const last = result.at(-1);
    if (last === undefined || x > last.x + last.width) result.push({ x, width });
    else result[result.length - 1] = { x: last.x, width: Math.max(last.width, x + width - last.x) };
  }
  return result;
}

/** The address under a pixel of the overview. */
export function overviewAddress(axis: Axis, px: number, widthPx: number): number {
  const fraction = Math.max(0, Math.min(1, px / widthPx));
  return Math.floor(axis.start + fraction * (axis.end - axis.start));
}

/** Where an address is on the overview, in pixels. */
export function overviewPx(axis: Axis, address: number, widthPx: number): number {
  return ((address - axis.start) / (axis.end - axis.start)) * widthPx;
}

/** How many colours of RAM a lane shows. */
function ramTones({ segments }: MapLane): number {
  const found = new Set<Tone>();
  for (const { tone } of segments) {
    if (tone.startsWith('ram-')) found.add(tone);
  }
  return found.size;
}

/** The last lane with the most colours of RAM shows best how memory is spread: those above it say less exactly what is there. */
function mostNodes(lanes: readonly LaneIndex[]): LaneIndex | undefined {
  let best: { readonly index: LaneIndex; readonly nodes: number } | undefined;
  for (const index of lanes) {
    const nodes = ramTones(index.lane);
    if (nodes > 0 && nodes >= (best?.nodes ?? 0)) best = { index, nodes };
  }
  return best?.index;
}
