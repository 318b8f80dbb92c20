import { cmrsIfWhole, hex, printSnapshot, sizeOf, toSnapshot, type Review, type Span } from '../../analysis/index';
import type { LanguageIndex } from '../language-index';
import type { NewDocument } from './code-action';
import { fieldSet } from './json-edit';

/** An empty list judges nothing: it is the same as none. */
export const EMPTY_LIST = '[]';

/** The text of a new document, and what the cursor selects in it. */
export interface DocumentText {
  readonly text: string;
  readonly select?: Span;
}

/** Makes the document that an action names. Nothing where the reviews are no longer those that the action was made of. */
export function newDocument(index: LanguageIndex, { review: which, cmrs }: Pick<NewDocument, 'review' | 'cmrs'>): DocumentText | undefined {
  const review = index.reviews[which];
  if (review === undefined) return undefined;
  const text = snapshotText(index, review);
  if (cmrs === undefined) return { text };
  const list = cmrs === 'empty' ? undefined : listOf(index.reviews[cmrs.from]);
  const edit = fieldSet(text, ['cmrs'], list ?? EMPTY_LIST);
  if (edit === undefined) return { text };
  const made = `${text.slice(0, edit.span.start)}${edit.text}${text.slice(edit.span.end)}`;
  const inside = edit.span.start + edit.text.lastIndexOf(EMPTY_LIST) + 1;
  return list === undefined ? { text: made, select: { start: inside, end: inside } } : { text: made };
}

function snapshotText({ lines }: LanguageIndex, { host, sources, problems, profile }: Review): string {
  const snapshot = toSnapshot(host, {
    problems,
    ...(profile.from === 'option' && { profile: profile.id }),
    provenanceOf: (at) => {
      const line = lines[at.source]?.positionAt(at.span.start).line;
      return line === undefined ? undefined : `${sources[at.source] ?? ''}:${line + 1}`;
    },
  });
  return printSnapshot(snapshot);
}

function listOf(review: Review | undefined): string | undefined {
  const list = review && cmrsIfWhole(review.host);
  return list && `[\n${list.map((range) => `    { "base": "${hex(range.start)}", "size": "${hex(sizeOf(range))}" }`).join(',\n')}\n  ]`;
}
