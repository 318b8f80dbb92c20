import type { Location } from '../location';

export interface Annotation {
  readonly kind: 'error' | 'warning' | 'notice';
  /** Absent where it is about no line. */
  readonly place?: Location;
  readonly title: string;
  /** May have several lines. */
  readonly message: string;
}

/** `::error file=a.log,line=3,endLine=3,col=1,endColumn=9,title=code::message`, as the runner reads it from standard output. */
export function command({ kind, place, title, message }: Annotation): string {
  const properties = [...(place === undefined ? [] : placeProperties(place)), ['title', title] as const];
  return `::${kind} ${properties.map(([name, value]) => `${name}=${propertyValue(String(value))}`).join(',')}::${data(message)}`;
}

type Property = readonly [name: string, value: string | number];

function placeProperties({ source, startLine, startColumn, endLine, endColumn }: Location): readonly Property[] {
  // Standard input is no file of the repository.
  if (source === '-') return [];
  // GitHub takes columns only within one line.
  const columns: readonly Property[] = startLine === endLine ? [['col', startColumn], ['endColumn', endColumn]] : [];
  return [['file', source.replaceAll('\\', '/')], ['line', startLine], ['endLine', endLine], ...columns];
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function propertyValue(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
