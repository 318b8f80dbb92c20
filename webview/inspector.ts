import { createCard } from './card/card';
import { contentOfHit, contentOfSegment } from './card/content';
import type { Frame } from './layout/frame';
import { hit, type Hit } from './layout/hit';
import { placeOf } from './layout/place';
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

const NOTHING: Hover = { px: undefined, ids: new Set() };

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

  function overHit(frame: Frame, found: Hit, at: Point): void {
    const { left, top } = stage.lanes.getBoundingClientRect();
    const row = Math.floor(at.y / frame.geometry.laneHeight);
    const laneTop = top + row * frame.geometry.laneHeight + frame.geometry.boxTop;
    card.show(contentFor(keyOf(found), () => contentOfHit(found)), {
      left: left + at.x,
      right: left + at.x,
      top: laneTop,
      bottom: laneTop + frame.geometry.boxHeight,
    });
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
      stage.lanes.classList.toggle('pointing', hover.ids.size > 0);
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
        if ([...moved.ids].join(' ') !== [...hover.ids].join(' ')) {
          hover = moved;
          redraw();
        }
        if (found !== undefined) return overHit(frame, found, pointed);
      }
      const place = described && selected !== undefined ? placeOf(frame, selected.segment.id) : undefined;
      if (selected === undefined || place === undefined) return card.hide();
      const { left, top } = stage.lanes.getBoundingClientRect();
      const content = contentFor(`selected ${model.revision} ${selected.segment.id}`, () => contentOfSegment(selected.lane, selected.segment));
      card.show(content, {
        left: left + Math.max(0, place.x),
        right: left + place.x + place.width,
        top: top + place.y,
        bottom: top + place.y + place.height,
      });
    },
  };
}

function hoverAt(frame: Frame, { x, y }: Point): Hover {
  const px = x - frame.geometry.left;
  const found = hit(frame, px, y);
  const ids = found?.kind === 'segments' ? found.segments.map(({ id }) => id) : [];
  return { px: px >= 0 && px <= frame.geometry.plotWidth ? px : undefined, ids: new Set(ids) };
}

function keyOf(found: Hit): string {
  switch (found.kind) {
    case 'segments':
      return `segments ${found.segments.map(({ id }) => id).join(' ')}`;
    case 'unknown':
      return `unknown ${found.lane.index.lane.id}`;
    case 'fold':
      return `fold ${found.fold.stretch.start}`;
  }
}
