import { printable } from '../text/printable';

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | number | undefined>>;
  readonly children?: readonly (Element | string)[];
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Lines of XML. Text keeps its own line ends; in an attribute they would become spaces. */
export function printXml({ name, attributes, children = [] }: Element, indent = ''): string {
  const given = Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${typeof value === 'number' ? value : escaped(value)}"`]));
  const head = `${indent}<${name}${given.join('')}`;
  if (children.length === 0) return `${head}/>\n`;
  const text = children.every((child) => typeof child === 'string');
  if (text) return `${head}>${children.map((child) => child.split('\n').map(escaped).join('\n')).join('\n')}</${name}>\n`;
  const inside = children.map((child) => (typeof child === 'string' ? `${indent}  ${escaped(child)}\n` : printXml(child, `${indent}  `)));
  return `${head}>\n${inside.join('')}${indent}</${name}>\n`;
}

/** XML 1.0 knows no control characters, no lone surrogates, and neither U+FFFE nor U+FFFF, not even as entities: they are shown. */
function escaped(text: string): string {
  return printable(text)
    .replaceAll(/[\p{Cs}\uFFFE\uFFFF]/gu, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`)
    .replaceAll(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}
