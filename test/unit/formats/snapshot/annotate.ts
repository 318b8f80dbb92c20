import { lineIndex } from '../../../../src/analysis/base/span';
import type { Problem } from '../../../../src/analysis/evidence/problem';

const ANNOTATION = /^ *\^+…? (?:json-syntax|schema|bad-address): .*\n/gm;

/** The text with each problem under the line it starts on: `^` marks its span, and `…` one that goes on below. */
export function annotate(text: string, problems: readonly Problem[]): string {
  const lines = lineIndex(text);
  const notes = problems.map(({ code, message, at: { span } }) => {
    const { line, column } = lines.positionAt(span.start);
    const end = lines.positionAt(span.end);
    const shown = end.line === line ? end.column - column : (text.split('\n')[line] ?? '').length - column;
    return { line, text: `${' '.repeat(column)}${'^'.repeat(Math.max(1, shown))}${end.line === line ? '' : '…'} ${code}: ${message}\n` };
  });
  return text
    .split(/(?<=\n)/)
    .map((line, index) => line + notes.filter((note) => note.line === index).map((note) => note.text).join(''))
    .join('');
}

export function withoutAnnotations(text: string): string {
  return text.replaceAll(ANNOTATION, '');
}
