/** Red, green and blue from 0 to 1, as `getComputedStyle` gives a colour: `rgb(…)` or `color(srgb …)`. */
export type Rgb = readonly [red: number, green: number, blue: number];

export function parseRgb(text: string): Rgb | undefined {
  const numbers = (text.match(/-?[\d.]+(?:e-?\d+)?/gi) ?? []).map(Number);
  const scale = text.startsWith('color(') ? 1 : 255;
  const [red, green, blue] = numbers;
  if (red === undefined || green === undefined || blue === undefined) return undefined;
  return [red / scale, green / scale, blue / scale];
}

/** WCAG 2 contrast ratio, 1 to 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function luminance(colour: Rgb): number {
  const [red = 0, green = 0, blue = 0] = colour.map((part) =>
    part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Whichever of the candidates is easiest to read on `ground`. */
export function mostLegible(ground: string, candidates: readonly string[]): string {
  const behind = parseRgb(ground);
  const rated = candidates.map((colour) => {
    const front = parseRgb(colour);
    return { colour, ratio: behind === undefined || front === undefined ? 0 : contrast(behind, front) };
  });
  return rated.reduce((best, next) => (next.ratio > best.ratio ? next : best)).colour;
}
