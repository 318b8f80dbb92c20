import { findNodeAtLocation, findNodeAtOffset, parseTree, type Node } from 'jsonc-parser';
import type { Span } from '../../analysis/index';

/** One change of a text. */
export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

/** A field of the JSON that stands in a text: its names from the root. */
export type FieldPath = readonly [string, ...string[]];

/** Adds an item to the end of a list that the root or an object in it has; makes the list where there is none. Nothing for a text that is no object. */
export function itemAdded(text: string, path: FieldPath, item: string): TextEdit | undefined {
  const root = parseTree(text);
  const list = root && findNodeAtLocation(root, [...path]);
  if (list === undefined) return fieldSet(text, path, `[\n${INDENT}${INDENT}${item}\n${INDENT}]`);
  if (list.type !== 'array') return undefined;
  const last = list.children?.at(-1);
  if (last === undefined) return { span: spanOf(list), text: `[\n${INDENT}${INDENT}${item}\n${INDENT}]` };
  return { span: { start: endOf(last), end: endOf(last) }, text: `,${separator(text, list)}${item}` };
}

/** Puts an item before another one of a list, or at its end. Nothing where the list has no such item. */
export function itemInserted(text: string, path: FieldPath, item: string, before: number): TextEdit | undefined {
  const root = parseTree(text);
  const list = root && findNodeAtLocation(root, [...path]);
  const next = list?.children?.[before];
  if (list === undefined || next === undefined) return undefined;
  return { span: { start: next.offset, end: next.offset }, text: `${item},${separator(text, list)}` };
}

/** What the items of a list are, by the value of one of their fields; nothing for an item without it. */
export function itemsNamed(text: string, path: FieldPath, field: string): readonly (string | undefined)[] {
  const root = parseTree(text);
  const list = root && findNodeAtLocation(root, [...path]);
  return (list?.children ?? []).map((item) => {
    const value: unknown = findNodeAtLocation(item, [field])?.value;
    return typeof value === 'string' ? value : undefined;
  });
}

/** Sets a field of the root, or of an object in it that is there or is made. */
export function fieldSet(text: string, [...path]: readonly string[], value: string): TextEdit | undefined {
  const root = parseTree(text);
  if (root?.type !== 'object') return undefined;
  const there = findNodeAtLocation(root, path);
  if (there !== undefined) return { span: spanOf(there), text: value };
  const name = path.pop();
  if (name === undefined) return undefined;
  const owner = path.length === 0 ? root : findNodeAtLocation(root, path);
  if (owner === undefined) return fieldSet(text, path, `{ ${JSON.stringify(name)}: ${value} }`);
  if (owner.type !== 'object') return undefined;
  const field = `${JSON.stringify(name)}: ${value}`;
  const last = owner.children?.at(-1);
  if (last === undefined) return { span: spanOf(owner), text: `{\n${INDENT}${field}\n}` };
  return { span: { start: endOf(last), end: endOf(last) }, text: `,${separator(text, owner)}${field}` };
}

/** Sets fields of the object that begins at an offset, where it has them. */
export function fieldsReplaced(text: string, offset: number, values: Readonly<Record<string, string>>): readonly TextEdit[] {
  const root = parseTree(text);
  const object = root && findNodeAtOffset(root, offset);
  if (object?.type !== 'object') return [];
  return Object.entries(values).flatMap(([name, value]) => {
    const node = findNodeAtLocation(object, [name]);
    return node === undefined ? [] : [{ span: spanOf(node), text: value }];
  });
}

/** As the samples and what is made of logs are indented. */
const INDENT = '  ';

/** What stands between two parts of a list or an object: a new line, indented as its first part is, or a blank. */
function separator(text: string, { offset, children = [] }: Node): string {
  const [first] = children;
  const before = first === undefined ? '' : text.slice(offset + 1, first.offset);
  const line = /\r?\n[\t ]*$/.exec(before)?.[0];
  return line ?? ' ';
}

function spanOf({ offset, length }: Node): Span {
  return { start: offset, end: offset + length };
}

function endOf({ offset, length }: Node): number {
  return offset + length;
}
