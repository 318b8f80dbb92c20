import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readJson } from '../../../../src/analysis/formats/snapshot/json';
import { locate, valueOf } from '../../../../src/analysis/formats/snapshot/node';

/** The value of a text and what is said of it. */
function read(text: string): { readonly value: unknown; readonly said: readonly string[] } {
  const said: string[] = [];
  const root = readJson(text, (_, message) => said.push(message));
  return { value: root === undefined ? undefined : valueOf(root), said };
}

/** JSON without prototypes, as `valueOf` makes it. */
function withoutPrototypes(text: string): unknown {
  return JSON.parse(text, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.assign(Object.create(null) as object, value) : value,
  );
}

test('all JSON is read as JSON.parse reads it, and nothing is said', () => {
  const spaces = fc.constantFrom(undefined, 1, '\t');
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), spaces, (value, space) => {
      const text = JSON.stringify(value, undefined, space);
      fc.pre(!text.includes('"__proto__"'));
      expect(read(text)).toStrictEqual({ value: withoutPrototypes(text), said: [] });
    }),
  );
});

test('a field called __proto__ is only a field', () => {
  const { value } = read('{ "__proto__": { "polluted": true } }');
  expect(Object.keys(value as object)).toStrictEqual(['__proto__']);
  expect(Object.getPrototypeOf(value)).toBeNull();
});

test('a JSON pointer leads to a node and to the field that holds it', () => {
  const text = '{ "a/b": [{ "x~y": 1 }, 2] }';
  const root = readJson(text, () => undefined);
  const at = (pointer: string) => {
    if (root === undefined) return undefined;
    const { node, field } = locate(root, pointer);
    return [text.slice(node.span.start, node.span.end), field?.key];
  };
  expect(at('')).toStrictEqual([text, undefined]);
  expect(at('/a~1b')).toStrictEqual(['[{ "x~y": 1 }, 2]', 'a/b']);
  expect(at('/a~1b/0/x~0y')).toStrictEqual(['1', 'x~y']);
  expect(at('/a~1b/1')).toStrictEqual(['2', undefined]);
});
