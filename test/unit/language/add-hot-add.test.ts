import { describe, expect, test } from 'vitest';
import { withHotAdd } from '../../../src/language/index';
import { range } from '../support/range';

const added = range(0x1_0000_0000, 0x1_8000_0000);
const events = (text: string | undefined): unknown => (text === undefined ? undefined : (JSON.parse(text) as { events: unknown }).events);
const HOT_ADD = { event: 'hot-add', base: '0x100000000', size: '0x80000000', online: true };
const INIT = { event: 'tdx-init' };

describe('a hot-add that is kept in a snapshot', () => {
  test('brings the initialisation with it where no event stands for it', () => {
    expect(events(withHotAdd('{ "formatVersion": 1 }', { range: added, beforeInit: false }))).toStrictEqual([INIT, HOT_ADD]);
    expect(events(withHotAdd('{ "formatVersion": 1 }', { range: added, node: 2, beforeInit: true }))).toStrictEqual([{ ...HOT_ADD, node: 2 }, INIT]);
  });

  test('stands before or after the initialisation that is there', () => {
    const text = '{\n  "formatVersion": 1,\n  "events": [\n    { "event": "offline", "base": "0x0", "size": "2G" },\n    { "event": "tdx-init" }\n  ]\n}\n';
    const offline = { event: 'offline', base: '0x0', size: '2G' };
    expect(events(withHotAdd(text, { range: added, beforeInit: true }))).toStrictEqual([offline, HOT_ADD, INIT]);
    expect(events(withHotAdd(text, { range: added, beforeInit: false }))).toStrictEqual([offline, INIT, HOT_ADD]);
    expect(withHotAdd(text, { range: added, beforeInit: true })).toContain('\n    { "event": "hot-add", "base": "0x100000000", "size": "0x80000000", "online": true },\n    { "event": "tdx-init" }');
  });

  test('nothing comes of what is no snapshot', () => {
    expect(withHotAdd('Linux version 6.14.0\n', { range: added, beforeInit: false })).toBeUndefined();
    expect(withHotAdd('[]', { range: added, beforeInit: false })).toBeUndefined();
  });
});
