import type { FileSettings, Review, SourceText } from '../../analysis/index';
import type { ProfileChoice } from '../settings';

/** A text with what its configuration says. */
export interface ConfiguredText extends SourceText {
  readonly settings: FileSettings;
}

/** What is to be reviewed: one text, or several as captures of one host. Plain data: it may be posted to a thread. */
export interface ReviewWork {
  readonly texts: readonly [ConfiguredText, ...ConfiguredText[]];
  readonly profile: ProfileChoice;
}

/** What became of it, plain data too. */
export interface ReviewMade {
  /** One per boot. */
  readonly reviews: readonly [Review, ...Review[]];
  /** Of each text, in the order of the texts. */
  readonly lines: readonly TextLines[];
}

/** Of one text, as much as turns offsets into lines. */
export interface TextLines {
  readonly starts: Uint32Array<ArrayBuffer>;
  /** Of the text, in UTF-16 units. */
  readonly length: number;
}
