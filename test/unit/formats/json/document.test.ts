import { describe, expect, test } from 'vitest';
import type { LogLine } from '../../../../src/analysis/formats/capture/line-reader';
import { jsonDocument } from '../../../../src/analysis/formats/json/document';
import { recogniseFormat } from '../../../../src/analysis/formats/recognise';
import { factsOf, read } from '../../support/read';

const ROW = '{ "range": "0x0-0x7ffffff", "state": "online" }';
const CMR = 'CMR: [0x0, 0x1000)';
const kinds = (text: string): readonly string[] => factsOf(text).map(({ kind }) => kind);

describe('JSON of another kind says nothing and hides nothing', () => {
  test.each([
    ['a document', `{\n  "name": "x",\n  "list": [\n    1,\n    2\n  ]\n}\n${CMR}`],
    ['one that never ends', `{\n  "name": {\n${CMR}`],
    ['nothing but brackets', `${'['.repeat(500)}\n${CMR}\n${'{'.repeat(500)}\n${CMR}`, 2],
    ['a block of a program', `{\n  return memory[0];\n}\n${CMR}`],
    ['an array of numbers', `[\n  1,\n  2\n]\n${CMR}`],
    ['a line of a JSON log', `{"level":"info","message":"CMR: [0x0, 0x1000)"}\n${CMR}`],
    ['a prompt inside an open one', `{\n  "a": [\n[root@host ~]# cat list\n${CMR}`],
    ['a snapshot', `{\n  "formatVersion": 1,\n  "cmrs": [{ "base": "0x100000", "size": "0x6f700000" }],\n  "memblock": {\n    "memory": [{ "base": "0x1000", "size": "0x9f000", "node": 0 }]\n  }\n}\n${CMR}`],
  ])('%s', (_, text, cmrs = 1) => {
    expect(kinds(text)).toEqual(Array.from({ length: cmrs }, () => 'cmr'));
  });

  test('a text that only mentions fields', () => {
    expect(read(`"range": is a field, "state": too\n"chardev": and\n[ { "decoder": } ]\n${CMR}`)).toMatchObject({ facts: [{ kind: 'cmr' }], problems: [] });
  });
});

describe('the lines of dmesg --json are left to those that read logs', () => {
  const line = (text: string): LogLine => ({ text, source: 0, body: 0, end: text.length });

  test.each(['"dmesg": [', '"pri": 6,', '"time":     0.000000,', '"msg": "x"'])('%s', (text) => {
    for (const opening of ['{', '},{']) {
      const section = jsonDocument.read(line(opening));
      if (section === undefined || !('take' in section)) throw new Error('no section');
      expect(section.take(line(opening))).toBeUndefined();
      expect(section.take(line(text))).toBe('ended');
    }
  });

  test('on one line too', () => {
    expect(jsonDocument.read(line('{"dmesg":[{"pri":6,"time":0.000000,"msg":"x"}]}'))).toBeUndefined();
  });

  test('and what follows them counts', () => {
    const log = `{\n   "dmesg": [\n      {\n         "pri": 6,\n         "time":     0.000000,\n         "msg": "x"\n      }\n   ]\n}\n`;
    expect(kinds(`${log}${ROW}\n`)).toEqual(['block-state']);
  });
});

test('documents one behind the other', () => {
  expect(kinds(`${ROW}\n${ROW}\n[\n${ROW},\n${ROW}\n]\n[${ROW}]\n`)).toHaveLength(5);
});

test('nested deeper than any listing it is passed by, and the next one counts', () => {
  const deep = `${'{"a":'.repeat(200)}${ROW}${'}'.repeat(200)}`;
  expect(kinds(`${deep}\n${ROW}\n`)).toEqual(['block-state']);
});

test('garbled JSON gives what is whole', () => {
  expect(kinds(`[\n${ROW} ${ROW},,\n{ "range": },\n{ "state": "online" "range": "0x8000000-0xfffffff" }\n]\n`)).toHaveLength(3);
});

describe('recognised', () => {
  test.each([
    '{ "memory": [ { "range": "0x0000000000000000-0x000000007fffffff", "state": "online" } ] }',
    '{"memory":[{"range":"0x0-0x7fffffff"}]}',
    '[\n  {\n    "chardev":"dax0.0"',
    '{\n  "decoder":"decoder0.0"',
    '> {\n>   "region":"region0"',
  ])('%s', (text) => {
    expect(recogniseFormat({ name: 'x.json', text })).toBe('capture');
  });

  test.each(['{ "range": "0x", "state": 1 }', '{ "region": "eu-west-1" }', '{ "chardev": "ttyS0" }', '{ "range": { "start": 0 } }', '{ "decoder": "utf-8" }'])('not: %s', (text) => {
    expect(recogniseFormat({ name: 'x.json', text })).toBeUndefined();
  });
});
