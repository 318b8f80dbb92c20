import { printSnapshot, toSnapshot } from '../../analysis/index';
import type { Reviewed } from '../reporters/reporter';

/** One boot of one host as the text of a snapshot. A kernel profile is written down only where a person chose it. */
export function snapshotText({ review: { host, profile, problems, sources }, lines }: Reviewed): string {
  const chosen = profile.from === 'option' || profile.from === 'snapshot';
  return printSnapshot(
    toSnapshot(host, {
      ...(chosen && { profile: profile.id }),
      problems,
      provenanceOf: ({ source, span }) => `${nameOf(sources[source])}:${(lines[source]?.positionAt(span.start).line ?? 0) + 1}`,
    }),
  );
}

function nameOf(source: string | undefined): string {
  return source === undefined || source === '-' ? '<stdin>' : source;
}
