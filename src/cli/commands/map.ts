import path from 'node:path';
import { buildMapView, hex, markdownReport } from '../../analysis/index';
import { endOf, renderSvg } from '../../../webview/svg/index';
import { MAP_FORMATS, type MapArguments } from '../arguments/map';
import { complain } from '../complain';
import type { ExitCode } from '../exit-code';
import { reviewOperand, type ReviewedOperand } from '../input/operand';
import { pictureTitle } from '../map/picture-title';
import { pngOf } from '../map/png';
import { deliver, refusalOf } from '../output/destination';
import { crashes } from '../review-outcome';
import type { Streams } from '../streams';

type Format = NonNullable<MapArguments['format']>;

/** Writes the map of one review as a picture, or the review as a report. */
export async function map(args: MapArguments, { stdin, stdout, stderr }: Streams): Promise<ExitCode> {
  const { name } = args;
  if (name === '-' && stdin.isTTY === true) return complain(['nothing is piped in. To draw a file: tdxmem map FILE -o map.svg'], stderr);
  const format = args.format ?? formatOf(args.output);
  if (format === undefined) return complain([`${args.output ?? ''}: Its ending does not say what to write. End it in .svg, .png or .md, or give --format.`], stderr);
  if (format === 'png' && toStdout(args) && stdout.isTTY === true) return complain(['a PNG is no text for a terminal. Name a file: -o map.png'], stderr);
  const early = await refusalOf(args, [name]);
  if (early !== undefined) return complain([early], stderr);
  const reviewed = await reviewOperand(args, stdin);
  if (reviewed.kind === 'unreadable') return complain(reviewed.message.split('\n'), stderr);
  const late = await refusalOf(args, reviewed.review.sources);
  if (late !== undefined) return complain([late], stderr);
  const made = await make(format, reviewed, args);
  if (made.kind === 'failed') return complain([made.message], stderr);
  const failure = await deliver(made.content, args, stdout, (file) => `${file}: written. ${reviewed.review.verdict.headline}.`);
  return complain([...(failure === undefined ? [] : [failure]), ...crashes(reviewed.review)], stderr);
}

type Made = { readonly kind: 'made'; readonly content: string | Uint8Array } | { readonly kind: 'failed'; readonly message: string };

async function make(format: Format, { review, all, lines }: ReviewedOperand, { range, theme }: MapArguments): Promise<Made> {
  if (format === 'md') return { kind: 'made', content: markdownReport(review, lines) };
  const view = { ...buildMapView(review, all, lines), title: pictureTitle(review) };
  const end = endOf(view);
  if (range !== undefined && range.start >= end) {
    return { kind: 'failed', message: end === 0 ? 'There is no memory to draw, so there is no range of it either.' : `--range: ${hex(range.start)} lies beyond the last address on the map, ${hex(end - 1)}.` };
  }
  const svg = renderSvg(view, { theme, ...(range !== undefined && { range }) });
  return format === 'svg' ? { kind: 'made', content: svg } : pngOf(svg);
}

function formatOf(output: string | undefined): Format | undefined {
  if (output === undefined || output === '-') return 'svg';
  const ending = path.extname(output).slice(1).toLowerCase();
  return MAP_FORMATS.find((format) => format === ending) ?? (ending === 'markdown' ? 'md' : undefined);
}

function toStdout({ output }: MapArguments): boolean {
  return output === undefined || output === '-';
}
