/** A number of pixels is written to the hundredth: finer parts are nothing that is seen, and differ from machine to machine. */
export type Value = string | number | undefined;

/** `<rect x="1"/>`, with its children between the tags where it has any. Attributes that are undefined are left out. */
export function element(name: string, attributes: Readonly<Record<string, Value>>, children: readonly string[] = []): string {
  const written = Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${typeof value === 'number' ? figure(value) : escaped(value)}"`]));
  const open = `<${name}${written.join('')}`;
  return children.length === 0 ? `${open}/>` : `${open}>${children.join('')}</${name}>`;
}

/** A group whose children stand on lines of their own. */
export function group(attributes: Readonly<Record<string, Value>>, children: readonly string[]): string {
  return children.length === 0 ? '' : element('g', attributes, ['\n', ...children.flatMap((child) => (child === '' ? [] : [child, '\n']))]);
}

export function figure(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return `${Object.is(rounded, -0) ? 0 : rounded}`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/**
 * Text as it may stand in XML. Control characters, halves of characters and marks that turn the direction of reading are shown
 * as code points: the first two are not allowed, and the text of a dump is not to rearrange a picture.
 */
export function escaped(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\ufffe\uffff]/gu, (character) => (character === '\n' ? character : `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`))
    .replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
