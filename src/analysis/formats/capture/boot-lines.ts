import type { CommandLine, Fact, KernelRelease } from '../../evidence/fact';

const KINDS: ReadonlySet<Fact['kind']> = new Set([
  'environment',
  'firmware-heading',
  'firmware-range',
  'node-range',
  'memory-block-size',
  'tdx-keyids',
  'tdx-initialised',
  'dmi',
  'cpu-model',
  'hypervisor',
  'boot-time',
]);

/** Whether a fact is of a line that a boot prints once: with another time it is of another boot. */
export function isOncePerBoot(fact: Fact): boolean {
  return KINDS.has(fact.kind) || isBanner(fact) || isPrintedCommandLine(fact) || (fact.kind === 'srat-range' && fact.from === 'log');
}

/** The kernel's own line, not what /proc/version or uname say of it. */
export function isBanner(fact: Fact): fact is KernelRelease {
  return fact.kind === 'kernel-release' && fact.from === 'banner';
}

/** The kernel's own line, not /proc/cmdline. */
export function isPrintedCommandLine(fact: Fact): fact is CommandLine {
  return fact.kind === 'command-line' && fact.from === undefined;
}

/** Facts that only a running boot leaves behind. CMRs alone may be a list that a person put above a log. */
const OF_A_BOOT: ReadonlySet<Fact['kind']> = new Set(['firmware-range', 'node-range', 'tdx-initialised', 'tdx-init-failed', 'tdx-seamcall']);

/** Lines that people quote alone: only with a time they are a log. */
const OF_A_BOOT_WITH_TIME: ReadonlySet<Fact['kind']> = new Set(['hotplug-message', 'kmem-message', 'virtio-mem', 'memblock-change']);

/** Whether a fact shows that a log was read. Memblock, the SRAT and the command line can be seen on a running system too. */
export function isOfABoot(fact: Fact, hasTime: boolean): boolean {
  if (OF_A_BOOT.has(fact.kind) || (hasTime && OF_A_BOOT_WITH_TIME.has(fact.kind))) return true;
  if (fact.kind === 'memblock-range') return fact.listing === 'configuration';
  return isPrintedCommandLine(fact) || (fact.kind === 'srat-range' && fact.from === 'log');
}

/** The words that a fact was read from. */
export function wordsOf(text: string, { at }: Fact): string {
  return text.slice(at.span.start, at.span.end);
}
