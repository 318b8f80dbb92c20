import type { Span } from '../analysis/index';

/** A line of a log is short; a snapshot may be one line. So much is looked at on each side of the cursor. */
const REACH = 1000;

/** The line around an offset, without its end; of a very long line the part around it. */
export function lineAt(text: string, offset: number): Span {
  const at = Math.max(0, Math.min(offset, text.length));
  let start = at;
  while (start > 0 && at - start < REACH && !isBreak(text, start - 1)) start -= 1;
  let end = at;
  while (end < text.length && end - at < REACH && !isBreak(text, end)) end += 1;
  return { start, end };
}

function isBreak(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 0x0a || code === 0x0d;
}
