import { expect, test } from 'vitest';
import { applySettings } from '../../../src/analysis/config/apply-settings';
import { NO_SETTINGS } from '../../../src/analysis/config/settings-for';
import { review, reviewHost, type Review } from '../../../src/analysis/index';

const LOG = `BIOS-e820: [mem 0x0000000000001000-0x000000006f7fffff] usable
Early memory node ranges
  node   0: [mem 0x0000000000001000-0x000000006f7fffff]
virt/tdx: module initialization failed (-5)
`;

function only(reviews: readonly Review[]): Review {
  const [first] = reviews;
  if (first === undefined) throw new Error('no review');
  return first;
}

function told({ findings }: Review): readonly string[] {
  return findings.map(({ code, severity, suppressed }) => `${severity} ${code}${suppressed === undefined ? '' : `: ${suppressed.reason}`}`);
}

test('findings get another severity, are left out or accepted; order and verdict follow from the host alone', () => {
  const plain = only(review({ name: 'a.log', text: LOG }));
  expect(told(plain)).toEqual(['error initialisation-failed', 'information cmr-list-missing', 'information first-megabyte-overlap']);
  const settings = {
    severity: new Map([
      ['initialisation-failed', 'off'],
      ['cmr-list-missing', 'error'],
    ] as const),
    suppress: [{ code: 'first-megabyte-overlap', reason: 'as always' }],
  };
  const changed = applySettings(plain, () => settings);
  expect(told(changed)).toEqual(['error cmr-list-missing', 'information first-megabyte-overlap: as always']);
  expect(changed.verdict).toEqual(plain.verdict);
  expect(applySettings(plain, () => NO_SETTINGS)).toEqual(plain);
});

test('what a snapshot accepts keeps its own reason', () => {
  const text = '{ "formatVersion": 1, "suppress": [{ "code": "cmr-list-missing", "reason": "of the snapshot" }], "memblock": { "memory": [{ "base": "0x100000", "size": "1G" }] } }';
  const changed = applySettings(only(review({ name: 'a.tdxmem.json', text })), () => ({ severity: new Map(), suppress: [{ code: 'cmr-list-missing', reason: 'of the configuration' }] }));
  expect(told(changed)).toEqual(['information cmr-list-missing: of the snapshot']);
});

test('of captures of one host, each has its own settings', () => {
  const host = only(reviewHost([{ name: 'empty.txt', text: 'nothing\n' }, { name: 'a.log', text: LOG }]));
  const off = { severity: new Map([['initialisation-failed', 'off']] as const), suppress: [] };
  expect(told(applySettings(host, (source) => (source === 'a.log' ? off : NO_SETTINGS)))).not.toContain('error initialisation-failed');
  expect(told(applySettings(host, (source) => (source === 'empty.txt' ? off : NO_SETTINGS)))).toContain('error initialisation-failed');
});
