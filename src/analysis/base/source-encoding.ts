/** Labels of the Encoding Standard, as every TextDecoder knows them. */
export type SourceEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** How far into a file one looks for bytes that no text has. */
const LOOK_INTO = 65_536;

/** Of a hundred bytes. A serial capture holds a few; compressed data holds more than ten. */
const TOLERATED_CONTROLS = 5;

/** How a file's text is written: as UTF-8, unless a byte order mark says UTF-16. Nothing for binary data. */
export function encodingOf(bytes: Uint8Array): SourceEncoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return looksBinary(bytes) ? undefined : 'utf-8';
}

function looksBinary(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, LOOK_INTO);
  let controls = 0;
  for (const byte of head) if (isControl(byte)) controls += 1;
  return controls * 100 > head.length * TOLERATED_CONTROLS;
}

/** Control characters, less tab, line ends, form feed, backspace and escape, which terminals leave in logs. */
function isControl(byte: number): boolean {
  return byte < 0x20 && !(byte >= 0x08 && byte <= 0x0d) && byte !== 0x1b;
}
