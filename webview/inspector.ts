import { createCard } from './card/card';
import type { Area } from './card/place';
import { contentOfHit, contentOfSegment } from './card/content';
import { samePointed, type Pointed } from './layout/emphasis';
import type { Frame } from './layout/frame';
import { hit, laneAt, type Hit } from './layout/hit';
import { toPx } from './axis/viewport';
import { placeOf, type Rect } from './layout/place';
import { rowsOfSamePlace } from './layout/same-place';
import { isHidden } from './state/lane-choice';
import type { Located } from './state/locator';
import { selection, type Model } from './state/model';
import type { Hover, Stage } from './stage';

/** Keeps the hover card: over what the pointer is on, or beside what the keyboard has selected. */
export interface Inspector {
  /** What the pointer adds to the picture. */
  readonly hover: () => Hover;
  pointAt(x: number, y: number): void;
  pointNowhere(): void;
  /** The selection came from the keyboard: describe it until the pointer moves. */
  describeSelection(): void;
  /** True if there was a card to close. */
  dismiss(): boolean;
  /** The picture was drawn anew. */
  refresh(model: Model): void;
}

/** In the lanes' pixels. */
interface Point {
  readonly x: number;
  readonly y: number;
}

const NOTHING: Hover = { px: undefined, pointed: undefined };

export function createInspector(stage: Stage, parent: HTMLElement, redraw: () => void): Inspector {
  const card = createCard(parent);
  let pointed: Point | undefined;
  let described = false;
  let dismissed = false;
  let hover = NOTHING;
  let last: { readonly key: string; readonly content: ReturnType<typeof contentOfHit> } | undefined;

  const contentFor = (key: string, make: () => ReturnType<typeof contentOfHit>): ReturnType<typeof contentOfHit> => {
    if (last?.key !== key) last = { key, content: make() };
    return last.content;
  };

  function overHit(frame: Frame, found: Hit, at: Point, model: Model): void {
    const { left, top } = stage.lanes.getBoundingClientRect();
    const lane = laneAt(frame, at.y);
    const laneTop = top + (lane === undefined ? at.y : lane.top + lane.shape.boxTop);
    const beside = { left: left + at.x, right: left + at.x, top: laneTop, bottom: laneTop + (lane?.shape.boxHeight ?? 0) };
    const box = found.kind === 'box' ? found.box : undefined;
    const content = contentFor(`${model.revision} ${keyOf(found)}`, () => contentOfHit(found, model.all));
    card.show(content, beside, box === undefined ? beside : keptClear(frame, lane?.index.lane.id, { from: box.x, to: box.x + box.width }, beside));
  }

  /** The bytes that are described, in every lane that shows the same; `span` is in pixels from the plot's left edge. */
  function keptClear(frame: Frame, lane: string | undefined, span: { readonly from: number; readonly to: number }, beside: Area): Area {
    const rows = lane === undefined ? undefined : rowsOfSamePlace(frame, lane);
    if (rows === undefined) return beside;
    const { left, top } = stage.lanes.getBoundingClientRect();
    const { left: plotLeft, plotWidth } = frame.geometry;
    return {
      left: Math.min(beside.left, left + plotLeft + Math.max(0, span.from)),
      right: Math.max(beside.right, left + plotLeft + Math.min(plotWidth, span.to)),
      top: top + rows.top,
      bottom: top + rows.bottom,
    };
  }

  return {
    hover: () => hover,
    pointAt(x, y) {
      const frame = stage.frame();
      if (frame === undefined) return;
      pointed = { x, y };
      described = false;
      dismissed = false;
      hover = hoverAt(frame, pointed);
      stage.lanes.classList.toggle('pointing', hover.pointed !== undefined);
      redraw();
    },
    pointNowhere() {
      pointed = undefined;
      hover = NOTHING;
      redraw();
    },
    describeSelection() {
      pointed = undefined;
      hover = NOTHING;
      described = true;
      dismissed = false;
      redraw();
    },
    dismiss() {
      const open = !dismissed && (described || pointed !== undefined);
      described = false;
      dismissed = true;
      card.hide();
      return open;
    },
    refresh(model) {
      const frame = stage.frame();
      const selected = selection(model);
      if (frame === undefined || dismissed) return card.hide();
      const found = pointed === undefined ? undefined : hit(frame, pointed.x - frame.geometry.left, pointed.y);
      if (pointed !== undefined) {
        // The picture may have moved under the pointer.
        const moved = hoverAt(frame, pointed);
        if (!samePointed(moved.pointed, hover.pointed)) {
          hover = moved;
          redraw();
        }
        if (found !== undefined) return overHit(frame, found, pointed, model);
      }
      const place = described && selected !== undefined ? (placeOf(frame, selected.segment) ?? placeOfHidden(frame, selected, model)) : undefined;
      if (selected === undefined || place === undefined) return card.hide();
      const { left, top } = stage.lanes.getBoundingClientRect();
      const hidden = isHidden(model.choice, selected.lane.id);
      const content = contentFor(`selected ${model.revision} ${selected.segment.id} ${hidden}`, () => {
        const told = contentOfSegment(selected.lane, selected.segment, model.all);
        return hidden ? { ...told, hint: 'Its lane is hidden: L shows it.' } : told;
      });
      const beside = { left: left + Math.max(0, place.x), right: left + place.x + place.width, top: top + place.y, bottom: top + place.y + place.height };
      const { axis, viewport } = model;
      const span = { from: toPx(axis, viewport, selected.segment.start), to: toPx(axis, viewport, selected.segment.end) };
      card.show(content, beside, keptClear(frame, selected.lane.id, span, beside));
    },
  };
}

/** A segment of a hidden lane is described above the lanes, over its bytes. */
function placeOfHidden({ geometry }: Frame, { lane, segment }: Located, { choice, axis, viewport }: Model): Rect | undefined {
  if (!isHidden(choice, lane.id)) return undefined;
  const [left, right] = [toPx(axis, viewport, segment.start), toPx(axis, viewport, segment.end)];
  if (right < 0 || left > geometry.plotWidth) return undefined;
  const from = Math.max(0, left);
  return { x: geometry.left + from, y: 0, width: Math.max(0, Math.min(right, geometry.plotWidth) - from), height: 0 };
}

function hoverAt(frame: Frame, { x, y }: Point): Hover {
  const px = x - frame.geometry.left;
  const found = hit(frame, px, y);
  const pointed = found?.kind === 'box' ? pointedOf(found) : undefined;
  return { px: px >= 0 && px <= frame.geometry.plotWidth ? px : undefined, pointed };
}

function pointedOf({ lane, box: { from, to, best } }: Extract<Hit, { kind: 'box' }>): Pointed {
  return { lane: lane.index.lane.id, from, to, best };
}

function keyOf(found: Hit): string {
  switch (found.kind) {
    case 'box':
      return `box ${Object.values(pointedOf(found)).join(' ')}`;
    case 'unknown':
      return `unknown ${found.lane.index.lane.id}`;
    case 'fold':
      return `fold ${found.fold.stretch.start}`;
  }
}
