import { expect, test } from 'vitest';
import { semanticTokens } from '../../../src/language/index';

function shown(text: string): string {
  return semanticTokens(text, { start: 0, end: text.length })
    .toReversed()
    .reduce((all, { span, type }) => `${all.slice(0, span.start)}‹${all.slice(span.start, span.end)} ${type}›${all.slice(span.end)}`, text);
}

test.each([
  ['BIOS-e820: [mem 0x0000000000100000-0x000000005d168fff] usable', 'BIOS-e820: [mem ‹0x0000000000100000 number›-‹0x000000005d168fff number›] ‹usable keyword›'],
  ['00100000-5d168fff : System RAM', '‹00100000 number›-‹5d168fff number› : ‹System RAM keyword›'],
  [' BIOS-e820: 0000000000000000 - 000000000009fc00 (usable)', ' BIOS-e820: ‹0000000000000000 number› - ‹000000000009fc00 number› (‹usable keyword›)'],
  ['virt/tdx: CMR: [0x100000, 0x77800000)', 'virt/‹tdx keyword›: ‹CMR keyword›: [‹0x100000 number›, ‹0x77800000 number›)'],
  [' memory[0x1]\t[0x1000-0x9ffff], 0x9f000 bytes on node 0 flags: 0x8', ' memory[‹0x1 number›]\t[‹0x1000 number›-‹0x9ffff number›], ‹0x9f000 string› bytes on ‹node 0 enumMember› flags: ‹0x8 parameter›'],
  ['tdx: SEAMCALL (0x2d) failed: 0xc0000a0200000001', '‹tdx keyword›: ‹SEAMCALL keyword› (‹0x2d number›) failed: ‹0xc0000a0200000001 macro›'],
  ['module initialization failed (-28)', 'module initialization failed ‹(-28) macro›'],
  ['Memory block size: 2048MB, memory32', 'Memory block size: ‹2048MB string›, ‹memory32 enumMember›'],
  ['on 2024-09-24, 3f1c2c1e-9d0b-4b1f-8f0e-6a4b7c2d9e10', 'on 2024-09-24, 3f1c2c1e-9d0b-4b1f-8f0e-6a4b7c2d9e10'],
  ['key range [32, 64) of 12 (Rev. 3)', 'key range [32, 64) of 12 (Rev. 3)'],
])('%s', (text, expected) => {
  expect(shown(text)).toBe(expected);
});
