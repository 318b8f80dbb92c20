import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { pngOf } from '../../../src/cli/map/png';
import { renderSvg } from '../../../webview/svg/index';
import { fourSocketHost } from '../../webview/fixtures/four-socket-host';

test('a picture becomes a PNG of twice its pixels, the same each time', async () => {
  const svg = renderSvg(fourSocketHost());
  const height = Number(/height="(\d+)"/.exec(svg)?.[1]);
  const png = await pngOf(svg);
  if (png.kind === 'failed') throw new Error(png.message);
  const view = new DataView(png.content.buffer, png.content.byteOffset, png.content.byteLength);
  expect([...png.content.subarray(0, 8)]).toEqual([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  expect([view.getUint32(16), view.getUint32(20)]).toEqual([2400, 2 * height]);
  // More than one colour is drawn.
  expect(new Set(inflateSync(dataOf(png.content, view)).subarray(0, 500_000)).size).toBeGreaterThan(10);
  const again = await pngOf(svg);
  expect(again).toEqual(png);
});

/** The compressed pixels: all chunks of the kind IDAT, joined. */
function dataOf(bytes: Uint8Array, view: DataView): Buffer {
  const parts: Uint8Array[] = [];
  for (let at = 8; at < bytes.length; ) {
    const length = view.getUint32(at);
    if (String.fromCharCode(...bytes.subarray(at + 4, at + 8)) === 'IDAT') parts.push(bytes.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  return Buffer.concat(parts);
}
