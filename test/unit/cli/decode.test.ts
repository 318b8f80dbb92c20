import { describe, expect, test } from 'vitest';
import { decode } from '../../../src/cli/input/decode';

const LINE = 'virt/tdx: module initialized\n';
const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from(values);
const joined = (...parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));
const utf16be = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'utf16le').swap16());

describe('text', () => {
  test.each([
    ['UTF-8', Buffer.from(LINE)],
    ['UTF-8 with a byte order mark', joined(bytes(0xef, 0xbb, 0xbf), Buffer.from(LINE))],
    ['UTF-16, little-endian', joined(bytes(0xff, 0xfe), Buffer.from(LINE, 'utf16le'))],
    ['UTF-16, big-endian', joined(bytes(0xfe, 0xff), utf16be(LINE))],
  ])('%s', (_name, input) => {
    expect(decode(input)).toEqual({ kind: 'text', text: LINE });
  });

  test('bytes that are no UTF-8 do not end the reading', () => {
    expect(decode(joined(bytes(0xff, 0x41), Buffer.from(LINE)))).toEqual({ kind: 'text', text: `\ufffdA${LINE}` });
  });

  test('a serial capture holds escapes and a stray zero', () => {
    const capture = `\u001b[0m\u0000${LINE.repeat(4)}`;
    expect(decode(Buffer.from(capture))).toEqual({ kind: 'text', text: capture });
  });
});

describe('not a text', () => {
  test.each([
    ['gzip', bytes(0x1f, 0x8b, 8, 0), 'Not a text. It is compressed with gzip: zcat FILE | tdxmem check -'],
    ['xz', bytes(0xfd, 0x37, 0x7a, 0x58, 0x5a, 0), 'Not a text. It is compressed with xz: xzcat FILE | tdxmem check -'],
    ['zstd', bytes(0x28, 0xb5, 0x2f, 0xfd), 'Not a text. It is compressed with zstd: zstdcat FILE | tdxmem check -'],
    ['a journal', Buffer.from('LPKSHHRH'), 'Not a text. It is a journal: journalctl -k --file FILE | tdxmem check -'],
    ['zeros', new Uint8Array(100), 'Not a text but binary data. Give a log, a listing or a snapshot.'],
    ['every byte', Uint8Array.from({ length: 2560 }, (_, index) => index % 256), 'Not a text but binary data. Give a log, a listing or a snapshot.'],
  ])('%s', (_name, input, message) => {
    expect(decode(input)).toEqual({ kind: 'unreadable', message });
  });
});
