import type { Inline, Line, Markup } from './markup';

/** Markup as plain text, for editors that show no Markdown. */
export function printText(markup: Markup): string {
  return markup.map((block) => (block.kind === 'paragraph' ? printLine(block.line) : block.items.map((item) => `- ${printLine(item)}`).join('\n'))).join('\n\n');
}

function printLine(line: Line): string {
  return line.map(wordsOf).join('');
}

function wordsOf(part: Inline): string {
  if (typeof part === 'string') return part;
  if ('code' in part) return part.code;
  return 'strong' in part ? part.strong : part.text;
}
