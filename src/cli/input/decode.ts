import { constants } from 'node:buffer';
import { encodingOf } from '../../analysis/index';
import { unreadable, type Unreadable } from './unreadable';

/** The most bytes that are read at once: a string of V8 holds no more characters than this. */
export const MAX_BYTES = constants.MAX_STRING_LENGTH;

export interface Decoded {
  readonly kind: 'text';
  readonly text: string;
}

/** What is said of a file that is neither a text nor holds one. */
export const BINARY = 'Not a text but binary data. Give a log, a listing or a snapshot.';

/** Beginnings of files that hold a log inside. */
const CONTAINERS: readonly (readonly [magic: readonly number[], how: string])[] = [
  [[0x1f, 0x8b], 'It is compressed with gzip: zcat FILE | tdxmem check -'],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a], 'It is compressed with xz: xzcat FILE | tdxmem check -'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'It is compressed with zstd: zstdcat FILE | tdxmem check -'],
  [[0x42, 0x5a, 0x68], 'It is compressed with bzip2: bzcat FILE | tdxmem check -'],
  [[0x4c, 0x50, 0x4b, 0x53, 0x48, 0x48, 0x52, 0x48], 'It is a journal: journalctl -k --file FILE | tdxmem check -'],
];

/** Turns bytes into text. UTF-8 unless a byte order mark says UTF-16; the mark itself is left out. */
export function decode(bytes: Uint8Array): Decoded | Unreadable {
  const container = CONTAINERS.find(([magic]) => startsWith(bytes, magic));
  if (container !== undefined) return unreadable(`Not a text. ${container[1]}`);
  const encoding = encodingOf(bytes);
  if (encoding === undefined) return unreadable(BINARY);
  return { kind: 'text', text: new TextDecoder(encoding).decode(bytes) };
}

/** More than this is refused before it is read, with the lines that matter as a way out. */
export function tooLarge(): Unreadable {
  const most = `${Math.floor(MAX_BYTES / 2 ** 20)} MiB`;
  const lines = "grep -aE 'tdx|CMR|e820|SRAT|memory.0x|node +[0-9]+: .mem|MEMBLOCK|Linux version|ommand line|block size'";
  return unreadable(`Too large: at most ${most} of text are read at once. Keep the lines that matter: ${lines} FILE | tdxmem check -`);
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}
