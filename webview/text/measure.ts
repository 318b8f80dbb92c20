import { GIB, PAGE_SIZE } from '../../src/analysis/base/address';
import { humanSize } from '../../src/analysis/base/format';
import type { Bytes } from '../axis/viewport';
import { grouped } from './describe';

/** What the ruler says, part by part: bytes, pages, memory blocks and GiB. `blockSize` is that of the host, if it is known. */
export function measureParts(bytes: Bytes, blockSize: number | undefined): readonly string[] {
  const size = bytes.end - bytes.start;
  const human = humanSize(size);
  const gib = `${fraction(size / GIB)} GiB`;
  return [
    human,
    `${grouped(size)} bytes`,
    pagesText(size),
    ...(blockSize === undefined ? [] : [blocksText(bytes, blockSize)]),
    ...(gib === human ? [] : [gib]),
  ];
}

function pagesText(size: number): string {
  const pages = size / PAGE_SIZE;
  return `${Number.isInteger(pages) ? grouped(pages) : fraction(pages)} pages of 4 KiB`;
}

/** Blocks that lie wholly in it: the kernel adds and removes no part of one. */
function blocksText({ start, end }: Bytes, blockSize: number): string {
  const whole = Math.max(0, Math.floor(end / blockSize) - Math.ceil(start / blockSize));
  const aligned = start % blockSize === 0 && end % blockSize === 0;
  return `${grouped(whole)} whole memory ${whole === 1 ? 'block' : 'blocks'} of ${humanSize(blockSize)}${aligned ? '' : ', not aligned'}`;
}

/** Up to three decimals; what is smaller is not called nothing. */
function fraction(value: number): string {
  if (value > 0 && value < 0.001) return 'under 0.001';
  const [whole = '0', rest] = value.toFixed(3).replace(/\.?0+$/, '').split('.');
  return `${grouped(Number(whole))}${rest === undefined ? '' : `.${rest}`}`;
}
