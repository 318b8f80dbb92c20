import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCapture } from '../../src/analysis/formats/capture/capture';
import { range } from './support/arbitraries';

const pad = (n: number): string => `0x${n.toString(16).padStart(16, '0')}`;
const node = fc.nat({ max: 1023 });

/** A row of `lsmem --json` and what it says. */
const row = fc.tuple(range, fc.constantFrom('online', 'offline'), fc.option(node, { nil: undefined }), fc.nat({ max: 9999 }), fc.nat({ max: 9 })).map(([{ start, end }, state, n, first, more]) => ({
  printed: { range: `${pad(start)}-${pad(end - 1)}`, size: end - start, state, ...(n === undefined ? {} : { zones: 'Normal/Movable', node: n }), block: more === 0 ? `${first}` : `${first}-${first + more}` },
  fact: { kind: 'block-state', from: 'lsmem', state, range: { start, end }, blocks: { first, last: first + more }, ...(n === undefined ? {} : { node: n, zones: 'Normal/Movable' }) },
}));

/** A device of `daxctl list -M` and what it says. */
const device = fc.tuple(fc.nat({ max: 99 }), fc.array(range, { minLength: 1, maxLength: 3 }), fc.constantFrom('devdax', 'system-ram'), node).map(([n, ranges, mode, targetNode]) => ({
  printed: { chardev: `dax${n}.0`, size: 4096 * n, target_node: targetNode, mode, mappings: ranges.map(({ start, end }) => ({ page_offset: 0, start, end: end - 1 })) },
  fact: { kind: 'dax-device', name: `dax${n}.0`, mode, size: 4096 * n, targetNode, ranges },
}));

/** A listing in one of the ways in which programs and people write it. */
const listing = fc
  .tuple(fc.array(fc.oneof(row, device), { minLength: 1, maxLength: 5 }), fc.constantFrom(undefined, 2, 3), fc.constantFrom('', '> ', '    ', '> > '), fc.boolean())
  .map(([entries, indent, prefix, rowsTouch]) => {
    const json = JSON.stringify({ memory: entries.map(({ printed }) => printed) }, undefined, indent);
    // util-linux writes the end of a row and the beginning of the next on one line.
    const text = rowsTouch ? json.replaceAll(/\},\n\s*\{/g, '},{') : json;
    return { text: `${text}\n`.replaceAll(/^(?=.)/gm, prefix), facts: entries.map(({ fact }) => fact) };
  });

function factsOf(text: string): readonly object[] {
  return readCapture({ name: 'x', text }, 0).boots.flatMap(({ facts }) => facts.map((fact) => Object.fromEntries(Object.entries(fact).filter(([key]) => key !== 'at'))));
}

describe('a listing in JSON', () => {
  test('is read as it was', () => {
    fc.assert(
      fc.property(listing, ({ text, facts }) => {
        expect(factsOf(text)).toEqual(facts);
      }),
      { numRuns: 500 },
    );
  });

  test('that is cut anywhere says what came first, and that it is cut', () => {
    fc.assert(
      fc.property(listing, fc.nat(), ({ text, facts }, at) => {
        const cut = text.slice(0, at % text.length);
        const found = factsOf(cut);
        expect(facts.slice(0, found.length)).toEqual(found);
        const problems = readCapture({ name: 'x', text: cut }, 0).boots.flatMap(({ problems }) => problems);
        const whole = cut.trimEnd() === text.trimEnd();
        if (whole || found.length > 0) expect(problems.map(({ code }) => code)).toEqual(whole ? [] : ['bad-value']);
      }),
      { numRuns: 1000 },
    );
  });
});
