import { hex } from '../../src/analysis/base/format';
import type { MapView } from '../../src/analysis/map/view';
import type { Bytes } from '../axis/viewport';

const MOST = 80;

/** `dmesg.log-boot-2-6.8.0-map-0x0-0x100000.svg`: what it shows of what, in letters that every file system takes. */
export function exportName({ title, compared }: Pick<MapView, 'title' | 'compared'>, extension: 'svg' | 'png', bytes: Bytes | undefined): string {
  const of = compared === undefined ? plain(title, MOST) : `${plain(compared.a, MOST / 2)}-vs-${plain(compared.b, MOST / 2)}`;
  const part = bytes === undefined ? '' : `-${hex(bytes.start)}-${hex(bytes.end)}`;
  return `${of === '' ? 'tdx-memory' : of}-map${part}.${extension}`;
}

function plain(text: string, most: number): string {
  return text.replace(/[^\w.-]+/g, '-').slice(0, most).replace(/^[-.]+|[-.]+$/g, '');
}
