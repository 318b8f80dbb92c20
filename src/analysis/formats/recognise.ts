import type { SourceText } from '../base/source';
import { formats } from './registry';

/** The id of the format that a text is of, by its content, or nothing. Cheap. */
export function recogniseFormat(source: SourceText): string | undefined {
  return formats.find((format) => format.recognises(source))?.id;
}
