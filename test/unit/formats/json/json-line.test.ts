import { expect, test } from 'vitest';
import { jsonLine } from '../../../../src/analysis/formats/json/json-line';

const read = (text: string): unknown => jsonLine({ text, source: 0, body: 0, end: text.length });

test.each([
  ['{', 1, Infinity],
  ['[', 1, Infinity],
  ['}', -1, -1],
  ['},{', 0, -1],
  ['"dports":[', 1, Infinity],
  ['"removable": true,', 0, Infinity],
  ['"node": null, "state": "on->off"', 0, Infinity],
  ['"size":2.5e+9', 0, Infinity],
  ['"path":"\\/platform\\/hmem.0 {[\\"",', 0, Infinity],
  ['{"a":[1,-2,{}]}', 0, 0],
  ['"text that is not closed {', 0, Infinity],
  ['"a":"ends in a backslash \\', 0, Infinity],
  ['}]} ]', -4, -4],
])('%s', (text, depth, least) => {
  expect(read(text)).toEqual({ depth, least });
});

test.each(['[root@host ~]# daxctl list', '[drm] Initialized', '{ return 0; }', '} else {', '12,', 'true', '(exit 0)', '"label" is what it says', '{ "a": 0x1000 }', '[    1.0] x', '{ "ä": ä }'])(
  'no JSON: %s',
  (text) => {
    expect(read(text)).toBeUndefined();
  },
);
