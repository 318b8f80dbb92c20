import { hexRange, type MapView } from '../../../src/analysis/index';
import { physAddr } from '../../../src/analysis/base/address';

/** A view in words, one line for each lane and each segment, so that a whole picture can be compared. Details are left out. */
export function drawn({ lanes }: MapView): string {
  return lanes
    .flatMap(({ id, title, subtitle, unknown, segments }) => [
      `${id}: ${title}, ${subtitle}${unknown === undefined ? '' : ` (${unknown})`}`,
      ...segments.map((segment) => {
        const { start, end, tone, label, place, findings } = segment;
        const about = [
          `  ${segment.id} ${hexRange({ start: physAddr(start), end: physAddr(end) })} ${tone} "${label}"`,
          ...(place === undefined ? [] : [`line ${place.line + 1}`]),
          ...findings.map(({ severity, code }) => `${severity} ${code}`),
        ];
        return about.join(' | ');
      }),
    ])
    .join('\n');
}
