import type { Place } from '../analysis/index';
import type { Block, Inline, Line, Markup } from './markup';

/** Addresses of links; without one the text stands alone. */
export interface Links {
  toPlace?(place: Place): string | undefined;
  toFinding?(code: string): string | undefined;
}

/** Markup as Markdown in which nothing of a text is markup. */
export function printMarkdown(markup: Markup, links: Links = {}): string {
  return markup.map((block) => printBlock(block, links)).join('\n\n');
}

function printBlock(block: Block, links: Links): string {
  if (block.kind === 'paragraph') return printLine(block.line, links);
  return block.items.map((item) => `- ${printLine(item, links)}`).join('\n');
}

function printLine(line: Line, links: Links): string {
  return line.reduce<string>((before, part) => {
    const printed = printInline(part, links);
    return before + (before === '' && typeof part === 'string' ? escapedAtStart(printed) : printed);
  }, '');
}

function printInline(part: Inline, links: Links): string {
  if (typeof part === 'string') return escaped(part);
  if ('code' in part) return code(part.code);
  if ('strong' in part) return `**${escaped(part.strong)}**`;
  const target = 'place' in part ? links.toPlace?.(part.place) : links.toFinding?.(part.finding);
  return target === undefined ? escaped(part.text) : `[${escaped(part.text)}](<${target.replaceAll(/[<>\s]/g, encodeURIComponent)}>)`;
}

/**
 * Escapes what Markdown, with links and HTML in it, takes for its own; and no more, since some editors show it as it is.
 * A bracket alone is text: only what follows the closing one makes a link, or the definition of one.
 */
function escaped(text: string): string {
  return visible(text).replaceAll(/[\\`*<>~]|\](?=[([:]|$)|&(?=[#\w])|:(?=\/\/)|(?<=\bwww)\.|@|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|[$](?=\()/gu, String.raw`\$&`);
}

/** What at the start of a line makes it a heading, a list, a quote or a table. */
function escapedAtStart(line: string): string {
  return line.replace(/^(?<blank> *)(?=[#+=[!|:-])/, '$<blank>\\').replace(/^(?<number> *\d+)(?=[.)])/, '$<number>\\');
}

function code(text: string): string {
  const shown = visible(text);
  const fence = '`'.repeat(longestRun(shown) + 1);
  const pad = shown.startsWith('`') || shown.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
}

/** Control characters, and those that turn the direction of a text, are shown as a sign of their own. */
function visible(text: string): string {
  return text.replaceAll(/\s/g, ' ').replaceAll(/[\p{Cc}\p{Cf}]/gu, '\u{fffd}');
}
