import { expect, test } from 'vitest';
import { nearest } from '../../../../src/analysis/formats/snapshot/nearest';

const fields = ['event', 'base', 'size', 'node', 'driver', 'online'];
const flags = ['hotplug', 'mirror', 'nomap', 'driver-managed', 'reserved-noinit', 'reserved-kernel'];

test.each([
  ['driverr', 'driver'],
  ['Base', 'base'],
  ['sise', 'size'],
  ['nid', 'node'],
  ['type', 'event'],
  ['onlin', 'online'],
])('the field %s means %s', (word, meant) => {
  expect(nearest(word, fields)).toBe(meant);
});

test.each([
  ['DRV_MNG', 'driver-managed'],
  ['NOMAP', 'nomap'],
  ['reserved_noinit', 'reserved-noinit'],
  ['driverManaged', 'driver-managed'],
])('the flag %s means %s', (word, meant) => {
  expect(nearest(word, flags)).toBe(meant);
});

test.each(['', 'colour', 'end', 'constructor', '__proto__', 'x'.repeat(100_000)])('%.12s means none', (word) => {
  expect(nearest(word, fields)).toBeUndefined();
});

test('a synonym is told only where its meaning is a choice', () => {
  expect(nearest('nid', flags)).toBeUndefined();
});
