import { describe, expect, test } from 'vitest';
import { recogniseFormat } from '../../../../src/analysis/formats/recognise';
import { factsOf, placeOf, read } from '../../support/read';

test.each([
  ['MK_TME_ENABLED bit: 1 (expected value: 1)', 'tme-enabled', 1],
  ['MK_TME_ENABLE bit: 0 (expected value: 1)', 'tme-enabled', 0],
  ['HW_ENCRYPT_ENABLE bit: 1 (expected value: 1)', 'tme-enabled', 1],
  ['SEAM_RR bit: 0 (expected value: 1)', 'seamrr-enabled', 0],
  ['TDX_STATUS bit: 1 (expected value: 1)', 'seamrr-enabled', 1],
  ['NUM_TDX_PRIV_KEYS: 0', 'tdx-keyids', 0],
  ['NUM_TDX_PRIV_KEYS: 20', 'tdx-keyids', 32],
  ['NUM_TDX_PRIV_KEYS: 40 (expected value: >32)', 'tdx-keyids', 64],
  ['NUM_TDX_PRIV_KEYS: 0x3f', 'tdx-keyids', 63],
  ['SGX_AND_MCHECK_STATUS: 0 (expected value: 0)', 'sgx-mcheck-status', 0],
  ['SGX_AND_MCHECK_STATUS: 1861 (expected value: 0)', 'sgx-mcheck-status', 0x1861],
])('%s', (words, name, value) => {
  const text = `> ${words}\r\n`;
  expect(factsOf(text)).toEqual([{ kind: 'tdx-register', name, value, at: placeOf(text, words) }]);
});

test.each(['SEAM_RR bit: 7 (expected value: 1)', 'SEAM_RR bit: O (expected value: 1)', 'NUM_TDX_PRIV_KEYS: 2O', 'NUM_TDX_PRIV_KEYS: 2000000020', 'SGX_AND_MCHECK_STATUS: 18611861186118611 (expected'])(
  'no figure of such a register: %s',
  (text) => {
    const figure = text.split(': ')[1]?.split(' ')[0];
    expect(read(text)).toEqual({ facts: [], problems: [{ kind: 'problem', code: 'bad-value', message: expect.stringContaining(`\`${figure}\` cannot be what rdmsr reads`), at: placeOf(text, text) }] });
  },
);

describe('silent', () => {
  test.each([
    'SEAM_RR bit:  (expected value: 1)',
    'NUM_TDX_PRIV_KEYS:',
    'Production platform: Production (expected value: Production)',
    'SEAM_RR: 1',
    'SEAM_RR bit 11: 1',
    'the SEAM_RR bit: 1 is set',
  ])('%s', (text) => {
    expect(read(text)).toEqual({ facts: [], problems: [] });
  });
});

test('recognised, but not the program that prints it', () => {
  expect(recogniseFormat({ name: 'x', text: 'words\nNUM_TDX_PRIV_KEYS: 20\n' })).toBe('capture');
  expect(recogniseFormat({ name: 'x', text: 'result="$result\\nNUM_TDX_PRIV_KEYS: $NUM_TDX_PRIV_KEYS"\nresult="SEAM_RR bit: $SEAM_RR (expected value: 1)"' })).toBeUndefined();
});
