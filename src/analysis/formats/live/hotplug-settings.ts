import type { MemmapOnMemory, OnlinePolicy } from '../../evidence/present-facts';
import { words } from '../capture/line-reader';
import type { KnownFile } from './known-file';

/**
 * `8000000`: /sys/devices/system/memory/block_size_bytes, hexadecimal without `0x`, printed by block_size_bytes_show(). A
 * block's size is a power of two, which tells when somebody wrote it in decimal.
 */
export const blockSizeBytes: KnownFile = {
  path: /(?:^|\/)block_size_bytes$/,
  read(content, at) {
    const text = words(content).slice(0, 40);
    const digits = /^(?:0x)?(?<digits>[0-9a-f]{5,13})$/i.exec(text)?.groups?.['digits'];
    if (digits === undefined) return undefined;
    const bytes = [Number.parseInt(digits, 16), Number(text)].find((value) => value > 0 && Number.isInteger(Math.log2(value)));
    return bytes === undefined ? undefined : { kind: 'memory-block-size', bytes, at };
  },
};

const POLICIES: Readonly<Record<string, OnlinePolicy['policy']>> = {
  offline: 'offline',
  online: 'online',
  online_kernel: 'online-kernel',
  online_movable: 'online-movable',
};

/** `online_movable`: /sys/devices/system/memory/auto_online_blocks, printed by auto_online_blocks_show(). */
export const autoOnlineBlocks: KnownFile = {
  path: /(?:^|\/)auto_online_blocks$/,
  read(content, at) {
    const policy = valueOf(POLICIES, words(content));
    return policy === undefined ? undefined : { kind: 'online-policy', policy, at };
  },
};

const ON_MEMORY: Readonly<Record<string, MemmapOnMemory['value']>> = { Y: 'yes', N: 'no', '1': 'yes', '0': 'no', force: 'force' };

/** `N`: /sys/module/memory_hotplug/parameters/memmap_on_memory, printed by get_memmap_mode(); before 6.8 never `force`. */
export const memmapOnMemory: KnownFile = {
  path: /(?:^|\/)memmap_on_memory$/,
  read(content, at) {
    const value = valueOf(ON_MEMORY, words(content));
    return value === undefined ? undefined : { kind: 'memmap-on-memory', value, at };
  },
};

function valueOf<T>(values: Readonly<Record<string, T>>, word: string): T | undefined {
  return Object.hasOwn(values, word) ? values[word] : undefined;
}
