import path from 'node:path';
import type { ComparedRange, Review, Side } from '../../analysis/index';
import { locate } from '../reporters/location';
import type { Reviewed } from '../reporters/reporter';
import { hostFolder } from '../reporters/text/captures';
import { printable } from '../reporters/text/printable';
import { sourceName } from '../reporters/text/source-name';

/** `A: dmesg.log, boot 1 of 2, under linux-6.8: TDX did not initialise on this boot`. */
export function sideTitle(side: Side, review: Review): string {
  const { sources, boot, bootCount, profile, host, verdict } = review;
  const folder = hostFolder(review);
  const name = folder === undefined ? sources.map(sourceName).join(', ') : printable(folder);
  const boots = bootCount > 1 ? `, boot ${boot} of ${bootCount}` : '';
  const judged = host.environment.value === 'host' ? `, under ${profile.id}` : '';
  return `${side.toUpperCase()}: ${name}${boots}${judged}: ${verdict.headline}`;
}

/** `A:12`, or `A:iomem.txt:12` where a host has several captures. Lines count from 1. */
export function lineOf(side: Side, { at }: ComparedRange, reviewed: Reviewed): string {
  if (at === undefined) return '';
  const { source, startLine } = locate(at, reviewed);
  const file = reviewed.review.sources.length > 1 ? `${printable(path.basename(source))}:` : '';
  return `${side.toUpperCase()}:${file}${startLine}`;
}
