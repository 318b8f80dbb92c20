/** One text to review: a file, standard input or an editor document. Offsets are UTF-16 into `text`. */
export interface SourceText {
  readonly name: string;
  readonly text: string;
}
