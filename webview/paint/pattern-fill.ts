import type { Pattern } from './tones';

const TILE = 6;

/** These are drawn as lines, or as the bare colour. */
type Unfilled = 'plain' | 'dashed' | 'reach' | 'band';

function isUnfilled(pattern: Pattern): pattern is Unfilled {
  return pattern === 'plain' || pattern === 'dashed' || pattern === 'reach' || pattern === 'band';
}

/** A tile's strokes, for a canvas of TILE by TILE pixels; what crosses an edge is drawn on both sides. */
const strokes: Readonly<Record<Exclude<Pattern, Unfilled>, (tile: OffscreenCanvasRenderingContext2D) => void>> = {
  dots(tile) {
    tile.fillRect(1, 1, 1.2, 1.2);
    tile.fillRect(4, 4, 1.2, 1.2);
  },
  lines(tile) {
    tile.fillRect(0, 1, TILE, 1);
    tile.fillRect(0, 4, TILE, 1);
  },
  columns(tile) {
    tile.fillRect(1, 0, 1, TILE);
    tile.fillRect(4, 0, 1, TILE);
  },
  hatch(tile) {
    diagonal(tile, 1);
  },
  slope(tile) {
    diagonal(tile, -1);
  },
  cross(tile) {
    diagonal(tile, 1);
    diagonal(tile, -1);
  },
  grid(tile) {
    tile.fillRect(0, 2, TILE, 1);
    tile.fillRect(2, 0, 1, TILE);
  },
};

function diagonal(tile: OffscreenCanvasRenderingContext2D, slope: 1 | -1): void {
  tile.beginPath();
  for (const shift of [-TILE, 0, TILE]) {
    const [from, to] = slope === 1 ? [TILE + 1, -1] : [-1, TILE + 1];
    tile.moveTo(shift - 1, from);
    tile.lineTo(shift + TILE + 1, to);
  }
  tile.stroke();
}

/** Makes pattern fills that stay sharp on dense screens. Each is made once. */
export interface PatternFills {
  get(context: CanvasRenderingContext2D, pattern: Pattern, colour: string, lineWidth: number): CanvasPattern | undefined;
}

/** `ratio` is device pixels per CSS pixel. */
export function patternFills(ratio: number): PatternFills {
  const made = new Map<string, CanvasPattern>();
  return {
    get(context, pattern, colour, lineWidth) {
      if (isUnfilled(pattern)) return undefined;
      const key = `${pattern} ${colour} ${lineWidth}`;
      const known = made.get(key);
      if (known !== undefined) return known;
      const side = Math.round(TILE * ratio);
      const tile = new OffscreenCanvas(side, side).getContext('2d');
      if (tile === null) return undefined;
      tile.scale(side / TILE, side / TILE);
      tile.fillStyle = colour;
      tile.strokeStyle = colour;
      tile.lineWidth = lineWidth;
      strokes[pattern](tile);
      const fill = context.createPattern(tile.canvas, 'repeat');
      if (fill === null) return undefined;
      fill.setTransform(new DOMMatrix().scale(TILE / side));
      made.set(key, fill);
      return fill;
    },
  };
}
