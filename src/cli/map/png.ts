import type * as resvg from '@resvg/resvg-js';

/** Twice the pixels: it stays sharp in an issue thread on a dense screen. */
const ZOOM = 2;

export type Png = { readonly kind: 'made'; readonly content: Uint8Array } | { readonly kind: 'failed'; readonly message: string };

const NOT_INSTALLED = 'A PNG needs the package @resvg/resvg-js, which is not installed. Install it beside tdxmem (npm install @resvg/resvg-js), or write an SVG: -o map.svg';
const NO_FONTS = 'No font was found on this system, so a PNG would have no text. Install one (on Debian: apt install fonts-dejavu-core), or write an SVG: -o map.svg';

/** Draws an SVG in pixels, with the fonts of this system. The package that does it is optional: it comes with a binary. */
export async function pngOf(svg: string): Promise<Png> {
  const loaded = await load();
  if (loaded === undefined) return { kind: 'failed', message: NOT_INSTALLED };
  const font = { loadSystemFonts: true, defaultFontFamily: 'DejaVu Sans', sansSerifFamily: 'DejaVu Sans', monospaceFamily: 'DejaVu Sans Mono' };
  const probe = new loaded.Resvg('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text y="9">M</text></svg>', { font });
  if (probe.getBBox() === undefined) return { kind: 'failed', message: NO_FONTS };
  return { kind: 'made', content: new loaded.Resvg(svg, { font, fitTo: { mode: 'zoom', value: ZOOM } }).render().asPng() };
}

async function load(): Promise<Pick<typeof resvg, 'Resvg'> | undefined> {
  try {
    return await import('@resvg/resvg-js');
  } catch {
    return undefined;
  }
}
