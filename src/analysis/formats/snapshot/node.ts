import type { Span } from '../../base/span';

/** JSON with places. Half-typed text gives a tree too, so a field may lack its value. */
export type JsonNode = JsonObject | JsonArray | JsonScalar;

export interface JsonObject {
  readonly kind: 'object';
  readonly span: Span;
  readonly fields: readonly JsonField[];
}

export interface JsonField {
  readonly key: string;
  /** With the quotes. */
  readonly keySpan: Span;
  readonly value?: JsonNode;
}

export interface JsonArray {
  readonly kind: 'array';
  readonly span: Span;
  readonly items: readonly JsonNode[];
}

export interface JsonScalar {
  readonly kind: 'scalar';
  readonly span: Span;
  readonly value: string | number | boolean | null;
}

/** The values of an object's fields; of a name given twice the last counts, as in JSON.parse. Empty for anything else. */
export function fieldsOf(node: JsonNode | undefined): ReadonlyMap<string, JsonNode> {
  const result = new Map<string, JsonNode>();
  if (node?.kind !== 'object') return result;
  for (const { key, value } of node.fields) if (value !== undefined) result.set(key, value);
  return result;
}

/** The items of a list. Empty for anything else. */
export function itemsOf(node: JsonNode | undefined): readonly JsonNode[] {
  return node?.kind === 'array' ? node.items : [];
}

/** Text that is not blank. */
export function textOf(node: JsonNode | undefined): string | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'string' && /\S/.test(node.value) ? node.value : undefined;
}

/** True or false. */
export function trueOf(node: JsonNode | undefined): boolean | undefined {
  return node?.kind === 'scalar' && typeof node.value === 'boolean' ? node.value : undefined;
}

/** A whole number in [least, most]. */
export function wholeNumberOf(node: JsonNode | undefined, least: number, most: number): number | undefined {
  if (node?.kind !== 'scalar' || typeof node.value !== 'number' || !Number.isInteger(node.value)) return undefined;
  return node.value >= least && node.value <= most ? node.value : undefined;
}

/** The plain value of a tree. Objects have no prototype, so that a field called `__proto__` is only a field. */
export function valueOf(node: JsonNode): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'array') return node.items.map(valueOf);
  const result = Object.create(null) as Record<string, unknown>;
  for (const [key, value] of fieldsOf(node)) result[key] = valueOf(value);
  return result;
}

/** Where a JSON pointer such as `/cmrs/0/base` leads. */
export interface Located {
  readonly node: JsonNode;
  /** The field that holds the node; absent for the root and for the items of a list. */
  readonly field?: JsonField;
}

/** The deepest node that a JSON pointer reaches. */
export function locate(root: JsonNode, pointer: string): Located {
  let found: Located = { node: root };
  for (const segment of segmentsOf(pointer)) {
    const { node } = found;
    if (node.kind === 'array') {
      const item = node.items[Number(segment)];
      if (item !== undefined) found = { node: item };
    } else if (node.kind === 'object') {
      const field = node.fields.findLast(({ key, value }) => key === segment && value !== undefined);
      if (field?.value !== undefined) found = { node: field.value, field };
    }
  }
  return found;
}

/** The names in a JSON pointer: `['cmrs', '0', 'base']`. */
export function segmentsOf(pointer: string): string[] {
  const names = pointer.split('/').slice(1);
  return names.map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'));
}
