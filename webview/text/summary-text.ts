import type { MapFinding, MapView } from '../../src/analysis/map/view';
import { rank } from '../layout/severity';
import { placeText, rangeText } from './describe';

/** The summary as plain text, to paste into an issue: headline, sentences, kernels, findings with their ranges. */
export function summaryText(view: MapView): string {
  const kernels = view.profiles.flatMap(({ label, outcome }) => (outcome === undefined ? [] : [`${label}: ${outcome}`]));
  return [
    view.title,
    '',
    view.summary.headline,
    ...view.summary.sentences,
    ...(kernels.length === 0 ? [] : ['', `Kernels: ${kernels.join('; ')}`]),
    ...section('Findings:', findingLines(view)),
    '',
  ].join('\n');
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', title, ...lines];
}

/** Each message once, worst first, with the place of the first segment that has it. */
function findingLines(view: MapView): readonly string[] {
  const seen = new Map<string, { readonly finding: MapFinding; readonly line: string }>();
  for (const lane of view.lanes) {
    for (const segment of lane.segments) {
      const where = segment.place === undefined ? '' : ` (${placeText(segment.place)})`;
      for (const finding of segment.findings) {
        const key = `${finding.code} ${finding.message}`;
        if (seen.has(key)) continue;
        const { severity, code, message } = finding;
        seen.set(key, { finding, line: `- ${severity} ${code} ${rangeText(segment)}: ${message}${where}` });
      }
    }
  }
  return [...seen.values()].sort((a, b) => rank(a.finding.severity) - rank(b.finding.severity)).map(({ line }) => line);
}
