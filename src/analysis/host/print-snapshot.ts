import type { Snapshot } from './snapshot';

/** A line of JSON that is longer is broken up. */
const WIDTH = 140;

/** A snapshot as text: fields in the order of the format, one item of a list on each line, so that two of them can be compared. */
export function printSnapshot(snapshot: Snapshot): string {
  return `${fields(snapshot, '')}\n`;
}

function print(value: unknown, indent: string): string {
  const line = inline(value);
  if (!isList(value) && !isObject(value)) return line;
  if (!holdsObjects(value) && indent.length + line.length <= WIDTH) return line;
  if (!isList(value)) return fields(value, indent);
  const inner = `${indent}  `;
  return `[\n${value.map((item) => `${inner}${print(item, inner)}`).join(',\n')}\n${indent}]`;
}

function fields(value: object, indent: string): string {
  const inner = `${indent}  `;
  return `{\n${Object.entries(value).map(([key, field]) => `${inner}${JSON.stringify(key)}: ${print(field, inner)}`).join(',\n')}\n${indent}}`;
}

function inline(value: unknown): string {
  if (isList(value)) return `[${value.map(inline).join(', ')}]`;
  if (isObject(value)) return `{ ${Object.entries(value).map(([key, field]) => `${JSON.stringify(key)}: ${inline(field)}`).join(', ')} }`;
  return JSON.stringify(value);
}

/** Whether lists of objects are inside: each item has a line of its own then. */
function holdsObjects(value: readonly unknown[] | object): boolean {
  return isList(value) ? value.some(isObject) : Object.values(value).some((field) => isList(field) && field.some(isObject));
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
