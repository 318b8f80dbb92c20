import type { SourceText } from '../../base/source';
import type { Section } from '../capture/line-reader';
import { contents } from './file-contents';

/** What a text's name must begin with, and the file that it then is a copy of. */
const NAMES: readonly (readonly [name: RegExp, path: string])[] = [
  [/^block_size_bytes(?![a-z0-9])/, '/sys/devices/system/memory/block_size_bytes'],
  [/^auto_online_blocks(?![a-z0-9])/, '/sys/devices/system/memory/auto_online_blocks'],
  [/^memmap_on_memory(?![a-z0-9])/, '/sys/module/memory_hotplug/parameters/memmap_on_memory'],
  [/^(?:proc[-_.])?cmdline(?![a-z0-9])/, '/proc/cmdline'],
  [/^(?:proc[-_.])?version(?![a-z0-9])/, '/proc/version'],
  [/^memblock[-_.]memory(?![a-z0-9])/, '/sys/kernel/debug/memblock/memory'],
  [/^memblock[-_.]reserved(?![a-z0-9])/, '/sys/kernel/debug/memblock/reserved'],
];

/**
 * What a text is by its name: `block_size_bytes`, `auto_online_blocks-boot.txt`, `memblock-reserved.txt`. Such a file holds
 * a value, or rows, without a word of what they are.
 */
export function sectionByName(name: string): Section | undefined {
  const file = name.slice(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  const path = /\bmemblock\/(?:memory|reserved)$/.test(name) ? name : NAMES.find(([form]) => form.test(file))?.[1];
  return path === undefined ? undefined : contents([path]);
}

/** Whether a text holds what its name promises. */
export function isNamedText(source: SourceText): boolean {
  const section = sectionByName(source.name);
  if (section === undefined) return false;
  const body = source.text.search(/\S/);
  if (body < 0) return false;
  const [first = ''] = source.text.slice(body, body + LONGEST).split('\n', 1);
  return section.take({ text: source.text, source: 0, body, end: body + first.trimEnd().length }) !== 'ended';
}

/** Longer than any command line. */
const LONGEST = 8192;
