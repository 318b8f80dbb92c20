import type { Fact } from '../../evidence/fact';
import { bootedRelease } from '../log/machine';
import { partOf, placeOf, words, type LineReader, type LineResult, type LogLine } from '../capture/line-reader';
import type { KnownFile } from './known-file';

/** Names that a host has when nobody gave it one. */
const NO_NAMES = ['localhost', 'localhost.localdomain', '(none)'];

/** `Linux host-1 6.12.117-amd64 #1 SMP PREEMPT_DYNAMIC … x86_64 GNU/Linux`, from `uname -a`. /proc/version may stand below it. */
export const uname: LineReader = {
  id: 'uname',
  starts: ['Linux '],
  read(line) {
    const { name, release } = /^Linux (?<name>\S{1,64}) (?<release>\d{1,3}\.\d{1,3}\S{0,100}) #\d/.exec(words(line).slice(0, 240))?.groups ?? {};
    if (name === undefined || release === undefined) return undefined;
    const start = 'Linux '.length;
    const at = start + name.length + 1;
    const facts: Fact[] = NO_NAMES.includes(name) ? [] : [{ kind: 'host-name', name, at: partOf(line, start, start + name.length) }];
    facts.push({ kind: 'kernel-release', release, from: 'uname', at: partOf(line, at, at + release.length) });
    let told = false;
    return {
      take(below) {
        if (told) return (isLogOf(below) ? undefined : versionOf(below)) ?? 'ended';
        told = true;
        return facts;
      },
    };
  },
};

/** `Linux version 6.12.117-amd64 (…) #1 SMP …`: /proc/version. The kernel prints the same words at the beginning of a log. */
export const procVersion: KnownFile = {
  path: /(?:^|\/)proc\/version$/,
  read: versionOf,
};

function versionOf(line: LogLine): LineResult {
  const release = /^Linux version (?<release>[^\s(]{1,100}) /.exec(words(line).slice(0, 200))?.groups?.['release'];
  if (release === undefined) return undefined;
  const start = 'Linux version '.length;
  return { kind: 'kernel-release', release, from: 'uname', at: partOf(line, start, start + release.length) };
}

/** Whether the line is the first of a log, and not /proc/version: it has a time before it, or the command line below it. */
function isLogOf({ text, body, end }: LogLine): boolean {
  const below = text.slice(end, end + 200).replace(/^\s+/, '');
  return text.slice(Math.max(0, body - 2), body) === '] ' || below.startsWith('Command line: ');
}

/** `BOOT_IMAGE=/boot/vmlinuz-6.12.117-amd64 root=… ro`: /proc/cmdline, as it is. */
export const procCmdline: KnownFile = {
  path: /(?:^|\/)proc\/cmdline$/,
  read: commandLineOf,
};

/** The same without a word of where it comes from. A kernel lists `BOOT_IMAGE=…` alone, as a variable that init is given. */
export const bootImage: LineReader = {
  id: 'boot-image',
  starts: ['BOOT_IMAGE='],
  read: (line) => (/^BOOT_IMAGE=\S{1,200} /.test(words(line).slice(0, 240)) ? commandLineOf(line) : undefined),
};

/** The first parameter: `BOOT_IMAGE=…`, another with a value, a flag that stands there often, or the file that firmware booted. */
const FIRST = /^(?:[\w.-]{1,60}=\S|(?:ro|rw|quiet|splash|debug)(?: |$)|\S{0,200}vmlinuz)/;

function commandLineOf(line: LogLine): LineResult {
  const text = words(line);
  if (!FIRST.test(text.slice(0, 300))) return undefined;
  return [{ kind: 'command-line', text, from: 'proc', at: placeOf(line) }, ...bootedRelease(line)];
}
