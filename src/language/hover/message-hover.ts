import { count, describeErrno, humanSize, type FailureReason, type TdxMessage } from '../../analysis/index';
import { list, paragraph, type Line, type Markup } from '../markup';
import type { About } from './about';
import { rangeHover } from './range-hover';
import { statusHover } from './status-hover';

/** What one message of the TDX host code says, and what the review found of it. */
export function messageHover(message: TdxMessage, about: About): Markup {
  const told = about.boot.review.findings.filter(({ at, suppressed }) => suppressed === undefined && at.source === message.at.source && at.span.start === message.at.span.start);
  return [...meaning(message, about), ...list(told.map(({ code, message: text }): Line => [{ text: code, finding: code }, `: ${text}`]))];
}

function meaning(message: TdxMessage, about: About): Markup {
  switch (message.kind) {
    case 'tdx-keyids':
      return [paragraph(`Firmware set ${count(message.end - message.first, 'key')} aside for TDX. This alone does not mean that TDX comes up.`)];
    case 'tdx-module':
      return [paragraph(`The TDX module, version ${message.version}, answered the kernel.`)];
    case 'tdx-initialised':
      return [paragraph('TDX came up: the memory list is fixed from here on, and memory that comes later may not go online.')];
    case 'tdx-init-failed':
      return [paragraph('TDX did not come up: ', { code: describeErrno(message.errno) }, '. The kernel frees its memory list, so memory hotplug is not restricted.')];
    case 'tdx-failure':
      return [paragraph(FAILURES[message.reason]), ...(message.range === undefined ? [] : rangeHover(message.range, about))];
    case 'tdx-seamcall':
      return statusHover(message.status, message);
    case 'tdx-pamt':
      return [paragraph(`The kernel took ${humanSize(message.kb * 1024)} for PAMTs.${predicted(message.kb, about)}`)];
    case 'tdx-dynamic-pamt':
      return [paragraph('Dynamic PAMT is on: 4 KiB PAMTs are allocated when they are needed, and a bitmap stands for them.')];
    case 'tdx-tdmrs-near-limit':
      return [paragraph(`${message.used} of ${message.limit} TDMRs are used: a little more fragmentation, and initialisation fails.`)];
    case 'tdx-note':
      return [paragraph('A message of the TDX host code of the kernel.')];
  }
}

function predicted(kb: number, { boot: { review } }: About): string {
  const bytes = review.run?.kernel.pamtBytes;
  if (bytes === undefined || bytes === 0) return '';
  return bytes === kb * 1024 ? ' The review computes the same.' : ` The review computes ${bytes / 1024} KB.`;
}

const FAILURES: Readonly<Record<FailureReason, string>> = {
  'reserved-areas-exhausted': 'A TDMR has more holes and PAMTs than it may have reserved areas, so the kernel gives up with -28.',
  'tdmrs-exhausted': 'The memory needs more TDMRs than the module takes, so the kernel gives up with -28.',
  'region-not-convertible': 'A region of memory lies in no CMR. This kernel checks that by itself and gives up.',
  'too-few-keyids': 'Firmware left too few keys to TDX.',
  hibernation: 'Hibernation and TDX exclude each other: boot with nohibernate.',
  'memory-notifier': 'The kernel could not watch memory hotplug, so it gives up.',
  'not-enabled-by-bios': 'TDX is turned off in the BIOS, or something it needs there is.',
  'module-not-loaded': 'The TDX module is not loaded: firmware or the boot loader has to load it.',
  'rbp-clobber': 'This TDX module overwrites a register that the kernel needs: update the module.',
  'platform-unsupported': 'The CPU or the platform has no TDX, or firmware hides it.',
  'xsave-missing': 'The CPU shows no XSAVE, which TDX needs.',
  'movdir64b-missing': 'The CPU shows no MOVDIR64B, which TDX needs.',
  'self-snoop-missing': 'The CPU shows no self-snoop, which TDX needs.',
  'not-in-vmx-operation': 'A CPU was not in VMX operation: it was offline, or KVM was not loaded there.',
  'packages-offline': 'Every CPU package needs one CPU that is online.',
  'firmware-bug-cmr-order': 'The CMRs are not in ascending order, which is a mistake of firmware.',
};
