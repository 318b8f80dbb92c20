import { scanAddress } from '../../base/address';
import type { VirtioMemValue } from '../../evidence/present-facts';
import { garbledRange, placeOf, words, type LineReader } from '../capture/line-reader';

const NAMES: Readonly<Record<string, VirtioMemValue['name']>> = {
  'start address': 'start',
  'region size': 'region-size',
  nid: 'node',
  'memory block size': 'memory-block-size',
  'plugged size': 'plugged-size',
  'requested size': 'requested-size',
};

/** `virtio_mem virtio0: plugged size: 0x28000000`, printed by virtio_mem_init() and at every change of what is requested. */
export const virtioMem: LineReader = {
  id: 'virtio-mem',
  starts: ['virtio_mem virtio'],
  read(line) {
    const [head, device = '', label = ''] = /^virtio_mem (virtio\d{1,5}): ([a-z ]{1,20}): /.exec(words(line).slice(0, 80)) ?? [];
    const name = NAMES[label];
    if (head === undefined || name === undefined) return undefined;
    const start = line.body + head.length;
    if (name === 'node') {
      // A device that names no node prints -1.
      const node = /^\d{1,5}$/.exec(line.text.slice(start, line.end))?.[0];
      return node === undefined ? undefined : { kind: 'virtio-mem', device, name, value: Number(node), at: placeOf(line) };
    }
    const { token, end } = scanAddress(line.text, start, line.end);
    if (token.kind !== 'address' || end !== line.end) return garbledRange(line, start);
    return { kind: 'virtio-mem', device, name, value: token.value, at: placeOf(line) };
  },
};
