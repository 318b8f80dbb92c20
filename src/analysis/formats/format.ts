import type { SourceText } from '../base/source';
import type { Reading } from '../evidence/reading';

/** One kind of document. */
export interface Format {
  readonly id: string;
  /** Whether the text is of this kind, by its content. Cheap: it runs on every document that an editor shows. */
  recognises(source: SourceText): boolean;
  /** Never throws: what cannot be understood becomes a problem with a place. `index` is the source's index in the review. */
  read(source: SourceText, index: number): Reading;
}
