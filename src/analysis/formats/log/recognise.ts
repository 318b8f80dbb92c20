import type { SourceText } from '../../base/source';

/** How far into a text recognition looks: a serial log may begin with a long firmware chapter. */
const LOOK_INTO = 512 * 1024;

const SIGNS: readonly RegExp[] = [
  /BIOS-e820: (?:\[(?:mem|gap) )?[0-9a-fx]{8}/,
  /(?:^|[\s>+\]])(?:virt\/)?tdx: \S/m,
  // Two runs of blanks side by side are bounded, or a long run of blanks would cost its square.
  /\bCMR {0,8}(?:\[\d{1,3}\])? {0,8}: {0,8}\[0x/,
  /node +\d{1,5}: \[mem 0x[0-9a-f]{16}-/,
  /MEMBLOCK configuration:|\bmemory\[0x[0-9a-f]{1,8}\]\s\[0x/,
  /^[ \t]*\d{1,6}: 0x[0-9a-f]{8,16}\.\.0x[0-9a-f]{8,16}/m,
];

/** Whether a text holds lines that a review could use. The first half megabyte decides. */
export function looksLikeCapture({ text }: SourceText): boolean {
  const head = text.length > LOOK_INTO ? text.slice(0, LOOK_INTO) : text;
  return SIGNS.some((sign) => sign.test(head));
}
