import { expect, test } from 'vitest';
import { unsupportedNode } from '../../scripts/lib/node-version.mjs';

test.each(['18.20.4', '20.18.3', '19.9.0'])('Node %s is refused in a plain sentence', (version) => {
  expect(unsupportedNode(version)).toBe(`This needs Node 20.19 or newer; this is Node ${version}.`);
});

test.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0'])('Node %s will do', (version) => {
  expect(unsupportedNode(version)).toBeUndefined();
});
