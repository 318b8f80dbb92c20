import type { Problem } from '../../evidence/problem';
import { placeOf, words, type LogLine } from '../capture/line-reader';

/** The problem of a line that stops before it says what lines of its kind say, or says none of what they can. */
export function cutLine(line: LogLine): Problem {
  return {
    kind: 'problem',
    code: 'bad-value',
    message: `\`${words(line).slice(0, 60)}\` is not what such a line holds: it is cut, or a character is mistyped. It is left out of the review.`,
    at: placeOf(line),
  };
}
