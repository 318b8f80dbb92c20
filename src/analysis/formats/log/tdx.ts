import type { FailureReason, ModuleName, TdxMessage } from '../../evidence/fact';
import { isProblem, partOf, placeOf, readRange, words, type LineReader, type LineResult, type LogLine } from '../capture/line-reader';

type Read = (line: LogLine, match: RegExpExecArray) => LineResult;

/**
 * Everything the TDX host code of any kernel prints after `virt/tdx: ` or `tdx: `, in arch/x86/virt/vmx/tdx/tdx.c and in
 * the postings before it. The first expression that fits wins; a line that fits none is kept as a note.
 */
const MESSAGES: readonly (readonly [form: RegExp, read: Read])[] = [
  // BIOS enabled: private KeyID range [32, 64)
  [/^BIOS enabled: private KeyID range:? \[(\d{1,10}), (\d{1,10})\)/, (line, [, first, end]) => ({ kind: 'tdx-keyids', first: Number(first), end: Number(end), at: placeOf(line) })],
  // TDX module: attributes 0x0, vendor_id 0x8086, major_version 1, minor_version 5, build_date 20231008, build_num 595
  [/^TDX module: att?ributes .*major_version (\d+), minor_version (\d+), build_date (\d+), build_num (\d+)/, (line, [, major, minor, date, build]) => version(line, `${major}.${minor} build ${build} (${date})`)],
  // TDX module 2.0.08.00, build number 882, build date 0134fed5 · Module version: 1.5.24
  [/^(?:TDX )?[Mm]odule(?: version:)? (\d+\.\d+\.\d+\S*?)(?:, build number (\d+).*)?$/, (line, [, number, build]) => version(line, build === undefined ? `${number}` : `${number} build ${build}`)],
  // 1050636 KB allocated for PAMT. The documentation writes KBs.
  [/^(\d{1,15}) KBs? allocated for PAMT/, (line, [, kb]) => ({ kind: 'tdx-pamt', kb: Number(kb), at: placeOf(line) })],
  [/^(\d{1,13}) pages allocated for PAMT/, (line, [, pages]) => ({ kind: 'tdx-pamt', kb: Number(pages) * 4, at: placeOf(line) })],
  // module initialized · TDX-Module initialized · TDX module initialized.
  [/^((?:TDX[ -])?[Mm]odule) initialized/, (line, [, name]) => ({ kind: 'tdx-initialised', ...named(name), at: placeOf(line) })],
  // module initialization failed (-28) · TDX-Module initialization failed (-28) · initialization failed (-19)
  [/^(?:((?:TDX[ -])?[Mm]odule) )?initialization failed \((-[1-9]\d{0,4})\)/, (line, [, name, errno]) => ({ kind: 'tdx-init-failed', errno: Number(errno), ...named(name), at: placeOf(line) })],
  [/^Enable Dynamic PAMT/, (line) => ({ kind: 'tdx-dynamic-pamt', at: placeOf(line) })],
  [/^consumed TDMRs reaching limit: (\d{1,5}) used out of (\d{1,5})/, (line, [, used, limit]) => ({ kind: 'tdx-tdmrs-near-limit', used: Number(used), limit: Number(limit), at: placeOf(line) })],
  // SEAMCALL (0x000000000000002d) failed: 0xc0000a0200000003 · SEAMCALL (45) failed: 0x…
  [/^SEAMCALL \((0x[0-9a-f]{1,16}|\d{1,5})\) failed: (0x[0-9a-f]{1,16})/, (line, match) => seamcall(line, match)],
  // SEAMCALL failed: CPU 94: leaf 45, error 0xc0000a0200000003. · SEAMCALL failed: leaf 254, error 0x….
  [/^SEAMCALL failed: (?:CPU \d{1,6}: )?leaf (\d{1,5}), error (0x[0-9a-f]{1,16})/, (line, match) => seamcall(line, match)],
  // initialization failed: TDMR [0x0, 0x80000000): reserved areas exhausted.
  [/^(?:initialization failed: )?TDMR \[(?=.*reserved areas exhausted)/, (line, [head]) => tdmrFull(line, head.length)],
  [/^(?:initialization failed: )?TDMRs exhausted/, failure('tdmrs-exhausted')],
  // The patch shifts the frame number once more, so these are no addresses: the figures are not used.
  [/^(?:memory region )?\[.*\) is not (?:TDX|fully) convertible memory/, failure('region-not-convertible')],
  [/^not fully convertible memory/, failure('region-not-convertible')],
  [/^initialization failed: too few private KeyIDs available/, failure('too-few-keyids')],
  [/^initialization failed: Hibernation support is enabled/, failure('hibernation')],
  [/^initialization failed: register_memory_notifier\(\) failed/, failure('memory-notifier')],
  [/^(?:\[firmware bug\]: )?(?:TDX is )?not enabled by BIOS/i, failure('not-enabled-by-bios')],
  [/^module not loaded/, failure('module-not-loaded')],
  [/^frame pointer \(RBP\) clobber bug present/, failure('rbp-clobber')],
  [/^TDX not supported by the host platform/, failure('platform-unsupported')],
  [/^XSAVE is required for TDX/, failure('xsave-missing')],
  [/^MOVDIR64B is required for TDX/, failure('movdir64b-missing')],
  [/^Self-snoop is required for TDX/, failure('self-snoop-missing')],
  [/^SEAMCALL failed: CPU \d{1,6} is not in VMX operation/, failure('not-in-vmx-operation')],
  [/^TDX requires all packages to have an online CPU/, failure('packages-offline')],
  [/^Firmware bug: CMRs not in address ascending order/, failure('firmware-bug-cmr-order')],
];

export const tdx: LineReader = {
  id: 'tdx',
  sign: /(?:^|[\s>+\]])(?:virt\/)?tdx: \S/m,
  starts: ['virt/tdx: ', 'tdx: '],
  read(line) {
    const head = line.text.startsWith('virt', line.body) ? 'virt/tdx: '.length : 'tdx: '.length;
    const message = words(line).slice(head, head + 400);
    // A line of the prefix alone ends before the blank that belongs to the prefix.
    const inner = { ...line, body: Math.min(line.body + head, line.end) };
    for (const [form, read] of MESSAGES) {
      const match = form.exec(message);
      if (match !== null) return read(inner, match);
    }
    return { kind: 'tdx-note', text: message, at: placeOf(inner) };
  },
};

function version(line: LogLine, text: string): TdxMessage {
  return { kind: 'tdx-module', version: text, at: placeOf(line) };
}

/** Postings before 6.8 write other names, which say nothing. */
function named(name: string | undefined): { readonly moduleName?: ModuleName } {
  return name === 'module' || name === 'TDX-Module' ? { moduleName: name } : {};
}

function failure(reason: FailureReason): Read {
  return (line) => ({ kind: 'tdx-failure', reason, text: words(line), at: placeOf(line) });
}

function seamcall(line: LogLine, match: RegExpExecArray): TdxMessage {
  const [whole, leaf = '', status = ''] = match;
  const statusAt = partOf(line, whole.length - status.length, whole.length);
  return { kind: 'tdx-seamcall', leaf: Number(leaf), status: `0x${status.slice(2).padStart(16, '0')}`, statusAt, at: placeOf(line) };
}

function tdmrFull(line: LogLine, open: number): LineResult {
  const fact = { kind: 'tdx-failure', reason: 'reserved-areas-exhausted', text: words(line), at: placeOf(line) } as const;
  const read = readRange(line, line.body + open, ', ', 'exclusive');
  return read === undefined || isProblem(read) ? fact : { ...fact, range: read.range };
}
