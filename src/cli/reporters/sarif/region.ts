import type { Region } from 'sarif';
import type { Place } from '../../../analysis/index';
import { locate } from '../location';
import type { Reviewed } from '../reporter';

/** Lines and columns from 1, in UTF-16 units, the end exclusive: as SARIF counts under `columnKind`. */
export function region(place: Place, reviewed: Reviewed): Region {
  const { startLine, startColumn, endLine, endColumn } = locate(place, reviewed);
  return { startLine, startColumn, endLine, endColumn };
}
