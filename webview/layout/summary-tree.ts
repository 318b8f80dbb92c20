/**
 * Answers questions about any run of a lane's segments without looking at each: how far they reach, and which of them
 * tells most. Levels of figures over groups of `FAN` stand above the segments, as in a B-tree.
 */
export interface SummaryTree {
  /** The highest end of [from, to); -1 if there is none. */
  reach(from: number, to: number): number;
  /** The first of [from, to) that ends after `address`; `to` if none does. */
  firstPast(from: number, to: number, address: number): number;
  /** Of [from, to) the one to show for all: of those with the worst rank the longest, the first of equals. -1 if there is none. */
  telling(from: number, to: number): number;
  /** Both of these at once, written into `into`: asked for each pixel, so nothing is made anew. */
  survey(from: number, to: number, into: Survey): Survey;
  /** Whether `b` tells more than `a`. */
  tells(b: number, a: number): boolean;
}

export interface Survey {
  reach: number;
  telling: number;
}

export interface SummaryInput {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  /** Of the worst finding on each, from 0 for the worst to 3 for none. */
  readonly ranks: Uint8Array;
}

/** A power of two: whole groups are found by the bits of a position. */
const FAN = 8;
const LEAST_RANK = 3;
/** More than any length: the score of a worse rank is above all scores of a better one, and still exact. */
const RANK_SCALE = 2 ** 60;

interface Level {
  /** Of each group the score of the telling one, then the highest end: side by side, since they are asked for together. */
  readonly figures: Float64Array;
  /** The telling one of each group. At the bottom each is its own. */
  readonly best: Int32Array | undefined;
}

export function summaryTree({ starts, ends, ranks }: SummaryInput): SummaryTree {
  const count = ends.length;
  const bottom = new Float64Array(2 * count);
  for (const [at, end] of ends.entries()) {
    bottom[2 * at] = Math.max(0.5, end - (starts[at] ?? 0)) * RANK_SCALE ** (LEAST_RANK - (ranks[at] ?? LEAST_RANK));
    bottom[2 * at + 1] = end;
  }
  const levels: Level[] = [{ figures: bottom, best: undefined }];
  for (let below = levels[0]; below !== undefined && below.figures.length > 2; below = levels.at(-1)) levels.push(raise(below));

  /** Looks through [from, to) of a level, whole groups by the level above. */
  function firstIn(level: number, from: number, to: number, address: number): number {
    const figures = levels[level]?.figures;
    let index = from;
    while (figures !== undefined && index < to) {
      if (index % FAN === 0 && index + FAN <= to) {
        const group = firstIn(level + 1, index / FAN, Math.floor(to / FAN), address);
        index = group * FAN;
        if (index >= to) return to;
      }
      if ((figures[2 * index + 1] ?? -1) > address) return index;
      index += 1;
    }
    return to;
  }

  function survey(from: number, to: number, into: Survey): Survey {
    const end = Math.min(to, count);
    let reach = -1;
    let most = -1;
    let winner = levels[0];
    let place = -1;
    for (let at = Math.max(0, from); at < end; ) {
      // The largest whole group that begins here and ends in time.
      let height = 0;
      let span = 1;
      for (let wider = FAN; (at & (wider - 1)) === 0 && at + wider <= end; wider *= FAN) {
        height += 1;
        span = wider;
      }
      const level = levels[height];
      const here = at / span;
      at += span;
      if (level === undefined) continue;
      const { figures } = level;
      const far = figures[2 * here + 1] ?? -1;
      if (far > reach) reach = far;
      const score = figures[2 * here] ?? -1;
      if (score <= most) continue;
      most = score;
      winner = level;
      place = here;
    }
    into.reach = reach;
    into.telling = place < 0 ? -1 : (winner?.best?.[place] ?? place);
    return into;
  }

  return {
    firstPast: (from, to, address) => firstIn(0, from, Math.min(to, count), address),
    tells: (b, a) => (bottom[2 * b] ?? -1) > (bottom[2 * a] ?? -1),
    survey,
    reach: (from, to) => survey(from, to, { reach: -1, telling: -1 }).reach,
    telling: (from, to) => survey(from, to, { reach: -1, telling: -1 }).telling,
  };
}

function raise({ figures: below, best: bestBelow }: Level): Level {
  const groups = Math.ceil(below.length / 2 / FAN);
  const figures = new Float64Array(2 * groups).fill(-1);
  const best = new Int32Array(groups);
  for (let index = 0; index < below.length / 2; index += 1) {
    const group = Math.floor(index / FAN);
    const [score = -1, end = -1] = [below[2 * index], below[2 * index + 1]];
    if (score > (figures[2 * group] ?? -1)) {
      figures[2 * group] = score;
      best[group] = bestBelow === undefined ? index : (bestBelow[index] ?? 0);
    }
    if (end > (figures[2 * group + 1] ?? -1)) figures[2 * group + 1] = end;
  }
  return { figures, best };
}
