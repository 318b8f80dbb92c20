import type { Place, Position } from '../../analysis/index';
import type { Reviewed } from './reporter';

/** A place as people and editors name it: lines and columns from 1, columns in UTF-16 units, the end exclusive. */
export interface Location {
  readonly source: string;
  readonly startLine: number;
  readonly startColumn: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export function locate({ source, span }: Place, { review, lines }: Reviewed): Location {
  const index = lines[source];
  const name = review.sources[source];
  if (index === undefined || name === undefined) throw new Error(`no source ${source}`);
  const start = oneBased(index.positionAt(span.start));
  const end = oneBased(index.positionAt(span.end));
  return { source: name, startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}

function oneBased({ line, column }: Position): Position {
  return { line: line + 1, column: column + 1 };
}
