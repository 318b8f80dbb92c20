import { hex, humanSize } from '../../src/analysis/base/format';
import type { MapFinding, MapSegment } from '../../src/analysis/map/view';
import type { Bytes } from '../axis/viewport';
import { selection, type Model } from '../state/model';
import { seenBytes } from '../state/steps';
import { inclusiveText, placeText, rangeText } from './describe';

/** Something that can be put on the clipboard. */
export interface Copy {
  readonly label: string;
  /** The text itself, or a link that the host makes. */
  readonly text: string | undefined;
  readonly bytes: Bytes;
}

/** What can be copied about a segment, the selected one if none is given; else about what is measured, else about what is seen. */
export function copiesOf(model: Model, segment: MapSegment | undefined = selection(model)?.segment): readonly Copy[] {
  const bytes = segment ?? model.measure ?? seenBytes(model) ?? { start: model.axis.start, end: model.axis.end };
  const row = segment === undefined ? [] : [{ label: 'Row', text: rowText(titleOf(model, segment), segment), bytes }];
  return [
    { label: 'Address', text: hex(bytes.start), bytes },
    { label: 'Range', text: rangeText(bytes), bytes },
    { label: 'First and last byte', text: inclusiveText(bytes), bytes },
    ...row,
    { label: 'Link', text: undefined, bytes },
  ];
}

function titleOf({ locator }: Model, { id }: MapSegment): string {
  return locator.get(id)?.lane.title ?? '';
}

/** The row of the table, its cells parted by tabs: pastes into a sheet as it does into a mail. */
function rowText(title: string, segment: MapSegment): string {
  const from = segment.place === undefined ? '' : placeText(segment.place);
  const why = segment.findings.map(({ message }: MapFinding) => message).join(' ');
  return [rangeText(segment), humanSize(segment.end - segment.start), `${title} · ${segment.label}`, from, why].join('\t');
}
