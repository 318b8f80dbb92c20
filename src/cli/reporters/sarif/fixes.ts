import type { Fix, Replacement } from 'sarif';
import type { Finding } from '../../../analysis/index';
import type { Reviewed, SuggestedFix } from '../reporter';
import type { Artifacts } from './artifacts';
import { region } from './region';

/** What can be edited in answer to a finding. */
export function fixesFor({ code, at }: Finding, reviewed: Reviewed, artifacts: Artifacts): readonly Fix[] {
  const about = ({ finding }: SuggestedFix): boolean => finding.code === code && finding.at.source === at.source && finding.at.span.start === at.span.start && finding.at.span.end === at.span.end;
  return (reviewed.fixes ?? []).filter(about).map(({ title, source, edits }) => ({
    description: { text: title },
    artifactChanges: [
      {
        artifactLocation: artifacts.at(reviewed.review.sources[source] ?? ''),
        replacements: edits.map(({ span, text }): Replacement => ({ deletedRegion: region({ source, span }, reviewed), insertedContent: { text } })),
      },
    ],
  }));
}
