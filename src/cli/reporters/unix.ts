import { locate } from './location';
import type { Reporter } from './reporter';
import { sourceName } from './text/source-name';
import { printable } from './text/printable';

/** `file:line:column: severity: message [code]`, one line for each finding: what Vim, Emacs and grep read. */
export const unix: Reporter = {
  id: 'unix',
  print: (reviews) =>
    reviews
      .flatMap((reviewed) =>
        reviewed.review.findings
          .filter(({ suppressed }) => suppressed === undefined)
          .map(({ code, severity, message, at }) => {
            const { source, startLine, startColumn } = locate(at, reviewed);
            return `${sourceName(source)}:${startLine}:${startColumn}: ${severity}: ${printable(message)} [${code}]\n`;
          }),
      )
      .join(''),
};
