import type { MapView } from '../../src/analysis/map/view';
import { placeText, rangeText } from './describe';
import { wordingOf } from './wording';

/** The summary as plain text, to paste into an issue: headline, sentences, kernels, findings with their ranges. */
export function summaryText(view: MapView): string {
  const kernels = view.profiles.flatMap(({ label, outcome }) => (outcome === undefined ? [] : [`${label}: ${outcome}`]));
  return [
    view.title,
    '',
    view.summary.headline,
    ...view.summary.sentences,
    ...(kernels.length === 0 ? [] : ['', `Kernels: ${kernels.join('; ')}`]),
    ...section(`${wordingOf(view).title}:`, findingLines(view)),
    '',
  ].join('\n');
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines];
}

/** Every finding, with the memory and the line that it is about. */
function findingLines({ findings, lanes }: MapView): readonly string[] {
  const byId = new Map(lanes.flatMap(({ segments }) => segments.map((segment) => [segment.id, segment] as const)));
  return findings.map(({ severity, code, message, place, segment }) => {
    const bytes = segment === undefined ? undefined : byId.get(segment);
    const range = bytes === undefined ? '' : ` ${rangeText(bytes)}`;
    return `- ${severity} ${code}${range}: ${message}${place === undefined ? '' : ` (${placeText(place)})`}`;
  });
}
