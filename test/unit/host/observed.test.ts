import { describe, expect, test } from 'vitest';
import { hostOfLog } from '../support/host';
import { placeOf } from '../support/read';

const CALL = 'virt/tdx: SEAMCALL (0x2d) failed: 0xc0000a0200000001\n';

/** What a log reports, without its messages and places. */
function observed(text: string): Readonly<Record<string, unknown>> {
  const { messages: _, ...rest } = hostOfLog(text).observed;
  return Object.fromEntries(Object.entries(rest).map(([key, sourced]) => [key, sourced.value]));
}

describe('what the log reports of TDX', () => {
  test.each<[what: string, text: string, expected: Readonly<Record<string, unknown>>]>([
    ['nothing', 'words\n', {}],
    ['KeyIDs alone tell no outcome', 'virt/tdx: BIOS enabled: private KeyID range [32, 64)\n', {}],
    ['success', 'virt/tdx: 65668 KB allocated for PAMT\nvirt/tdx: module initialized\n', { outcome: 'initialised', pamtKb: 65668 }],
    ['failure', 'virt/tdx: module initialization failed (-28)\n', { outcome: 'failed', errno: -28 }],
    ['failure with a status', `${CALL}virt/tdx: module initialization failed (-5)\n`, { outcome: 'failed', errno: -5, status: '0xc0000a0200000001' }],
    ['a failed call alone is no outcome', CALL, { status: '0xc0000a0200000001' }],
    ['a failed call before success', `${CALL}virt/tdx: module initialized\n`, { outcome: 'initialised', status: '0xc0000a0200000001' }],
    ['the last word counts: failure, then success', 'virt/tdx: module initialization failed (-5)\nvirt/tdx: module initialized\n', { outcome: 'initialised' }],
    ['the last word counts: success, then failure', 'virt/tdx: module initialized\nvirt/tdx: module initialization failed (-5)\n', { outcome: 'failed', errno: -5 }],
    ['the last status', `${CALL}virt/tdx: SEAMCALL (0x22) failed: 0xc000050500000000\n`, { status: '0xc000050500000000' }],
  ])('%s', (_, text, expected) => {
    expect(observed(text)).toEqual(expected);
  });

  test('each with the place that says so', () => {
    const text = `${CALL}virt/tdx: module initialization failed (-5)\n`;
    expect(hostOfLog(text).observed).toMatchObject({
      outcome: { at: placeOf(text, 'module initialization failed (-5)') },
      errno: { at: placeOf(text, 'module initialization failed (-5)') },
      status: { at: placeOf(text, '0xc0000a0200000001') },
    });
  });

  test('registers that a report reads are no words of the kernel', () => {
    const { observed, machine } = hostOfLog('SEAM_RR bit: 1 (expected value: 1)\nNUM_TDX_PRIV_KEYS: 20\n');
    expect(observed.messages).toEqual([]);
    expect(machine.registers.map(({ name }) => name)).toEqual(['seamrr-enabled', 'tdx-keyids']);
  });

  test('all messages in the order of the text', () => {
    const { messages } = hostOfLog(`virt/tdx: a note\n${CALL}virt/tdx: module not loaded\n`).observed;
    expect(messages.map(({ kind }) => kind)).toEqual(['tdx-note', 'tdx-seamcall', 'tdx-failure']);
  });
});
