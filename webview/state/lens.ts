import { PAGE_SIZE } from '../../src/analysis/base/address';
import { addressAt, visibleBytes, isFit } from '../axis/viewport';
import { lens, overviewAddress, overviewPx } from '../layout/overview';
import type { Model } from './model';
import { centre, look } from './steps';

/** How the pointer holds the overview. Pixels are from the plot's left edge. */
export type LensGrip =
  /** The whole lens; `held` pixels from the pointer to the middle of what is seen, so that the lens does not jump. */
  | { readonly kind: 'move'; readonly held: number }
  /** One of its edges, while the address at the other stays. */
  | { readonly kind: 'start' | 'end'; readonly fixed: number }
  /** Beside it: a new lens is drawn from here. */
  | { readonly kind: 'draw'; readonly from: number };

/** The lens can be missed by this much and still be taken hold of. */
const REACH_PX = 4;
/** A lens narrower than this is all handle. */
const EDGES_PX = 28;
/** A new lens narrower than this is a click. */
const DRAWN_PX = 4;

export function takeLens({ axis, viewport, plotWidth }: Model, px: number): LensGrip {
  const shown = lens(axis, viewport, plotWidth);
  const [left, right] = [shown.x, shown.x + shown.width];
  const seen = visibleBytes(axis, viewport, plotWidth);
  if (shown.width >= EDGES_PX) {
    if (Math.abs(px - left) <= REACH_PX) return { kind: 'start', fixed: seen.end };
    if (Math.abs(px - right) <= REACH_PX) return { kind: 'end', fixed: seen.start };
  }
  // A lens over all of the strip has nowhere to go.
  if (isFit(axis, viewport, plotWidth) || px < left - REACH_PX || px > right + REACH_PX) return { kind: 'draw', from: px };
  return { kind: 'move', held: overviewPx(axis, addressAt(axis, viewport, plotWidth / 2), plotWidth) - px };
}

/** A press beside the lens brings its middle there; one on the lens changes nothing yet. */
export function pressLens(model: Model, grip: LensGrip): Model {
  return grip.kind === 'draw' ? centre(model, overviewAddress(model.axis, grip.from, model.plotWidth)) : model;
}

export function dragLens(model: Model, grip: LensGrip, px: number): Model {
  const at = (pixel: number): number => overviewAddress(model.axis, pixel, model.plotWidth);
  switch (grip.kind) {
    case 'move':
      return centre(model, at(px + grip.held));
    case 'start':
      return look(model, { start: Math.max(0, Math.min(at(px), grip.fixed - PAGE_SIZE)), end: grip.fixed });
    case 'end':
      return look(model, { start: grip.fixed, end: Math.max(at(px), grip.fixed + PAGE_SIZE) });
    case 'draw':
      if (Math.abs(px - grip.from) < DRAWN_PX) return model;
      return look(model, { start: at(Math.min(px, grip.from)), end: at(Math.max(px, grip.from)) });
  }
}
