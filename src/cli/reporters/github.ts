import { count, type Finding, type Severity } from '../../analysis/index';
import { command, type Annotation } from './github/command';
import { locate } from './location';
import type { Reporter, Reviewed } from './reporter';
import { printable } from './text/printable';
import { sourceName } from './text/source-name';
import { overallTotal } from './text/total';

/** GitHub shows this many annotations of each kind for one step, and drops the others without a word. */
const MOST_OF_A_KIND = 10;

/** Lines of one annotation that name the other places; the page shows few. */
const MOST_RELATED = 8;

const KINDS: Readonly<Record<Severity, Annotation['kind']>> = { error: 'error', warning: 'warning', information: 'notice' };

interface Found {
  readonly finding: Finding;
  readonly reviewed: Reviewed;
}

/** Workflow commands that GitHub makes annotations of, worst first and within its limits; a last line says what is left out. */
export const github: Reporter = {
  id: 'github',
  print(reviews, { unread = [] }) {
    const found = reviews.flatMap((reviewed) => reviewed.review.findings.filter(({ suppressed }) => suppressed === undefined).map((finding): Found => ({ finding, reviewed })));
    const of = (severity: Severity): readonly Annotation[] => found.filter(({ finding }) => finding.severity === severity).map(annotation);
    const kinds = [[...unread.map(unreadAnnotation), ...of('error')], of('warning'), of('information')];
    const shown = kinds.flatMap((kind) => kind.slice(0, MOST_OF_A_KIND));
    return [...shown.map(command), ...summary(reviews, unread.length + found.length - shown.length)].map((line) => `${line}\n`).join('');
  },
};

function unreadAnnotation(complaint: string): Annotation {
  return { kind: 'error', title: 'not reviewed', message: printable(complaint) };
}

function annotation({ finding: { code, severity, message, at, related }, reviewed }: Found): Annotation {
  const place = locate(at, reviewed);
  const others = related.slice(0, MOST_RELATED).map((other) => {
    const { source, startLine, startColumn } = locate(other.at, reviewed);
    return `${sourceName(source)}:${startLine}:${startColumn}: ${printable(other.message)}`;
  });
  const hidden = related.length - others.length;
  const lines = [
    // The log of a step shows only the message, so the place is repeated there.
    `${sourceName(place.source)}:${place.startLine}:${place.startColumn}: ${printable(message)} [${code}]`,
    ...others,
    ...(hidden === 0 ? [] : [`... ${count(hidden, 'more line')}`]),
  ];
  return { kind: KINDS[severity], place, title: code, message: lines.join('\n') };
}

function summary(reviews: readonly Reviewed[], hidden: number): readonly string[] {
  const [verdicts = '', totals = ''] = overallTotal(reviews);
  const more = hidden === 0 ? '' : `; ${hidden} more than GitHub shows for one step: --format text prints all`;
  return [`${verdicts}; ${totals}${more}`];
}
