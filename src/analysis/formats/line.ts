/**
 * Where the kernel's own words begin in a line of a log. What may stand before them: mail quotes, a diff's `+`, a printk
 * level, a timestamp (seconds, `dmesg -T`, ISO, with a delta, with a caller `[T0]`), a facility, a syslog or journal head.
 */
const SPACE = 0x20;
const TAB = 0x09;
const OPEN = 0x5b;
const CLOSE = 0x5d;
const COLON = 0x3a;
const DASH = 0x2d;
const DOT = 0x2e;
const LOWER_K = 0x6b;

/** `Nov 23 14:47:02 host kernel: `, `Mon 2026-11-23 14:47:02 UTC host kernel: `, `2026-11-23T14:47:02+0000 host kernel: `, `2026-11-23T00:57:41,000000+00:00 `, `localhost kernel: `. */
const SYSLOG =
  /(?:[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d(?:\.\d{1,9})? |[A-Z][a-z]{2} \d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,9})? (?:[A-Z]{1,5}|[+-]\d{2,4}) |\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d\S{0,20} )(?:\S{1,64} kernel(?:\[\d{1,10}\])?: )?|\S{1,64} kernel(?:\[\d{1,10}\])?: |kernel: /y;

/** `kern  :info  : `, `kern.info: `, `<6>`. */
const LEVEL = /kern *[:.][a-z]{1,6} *: *|<\d{1,3}>/y;

/** ` 0.000000`, `+0.000000`, `T0`, `C12`, `Mon Nov 23 00:57:41 2026`, ` 0.1 <    0.0>`, `..`, or nothing. */
const STAMP = /^ *(?:\+?\d{1,12}\.\d{1,9}(?: *<[ +\d.]{1,24}>)?|[TC]\d{1,10}|\.{2,3}|[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d [\d:]{8} \d{4}|) *$/;
const LONGEST_STAMP = 48;
/** Offset of the closing bracket of `[    1.234567]`. */
const USUAL_STAMP = 13;
const LONGEST_HOST_NAME = 64;

/**
 * Offset in [start, end] of the first character that is no part of a prefix. Linear in the length of the prefix.
 * `hosts` tells whether a host name may stand behind a timestamp; see `namesHosts`.
 */
export function bodyStart(text: string, start: number, end: number, hosts = true): number {
  let at = start;
  if (isUsualStamp(text, start, end)) {
    at = start + USUAL_STAMP + 1;
    if (at < end && text.charCodeAt(at) === SPACE) at += 1;
    if (!hosts && isLetter(text.charCodeAt(at))) return at;
  }
  for (;;) {
    while (at < end && isBlank(text.charCodeAt(at))) at += 1;
    if (at >= end) return at;
    const next = prefixEnd(text, at, end, at === start);
    if (next === at) return at;
    at = next;
  }
}

/**
 * Whether lines of a text have a host name between the timestamp and the words: `[    0.000000] localhost kernel: …`. A
 * capture that has one has it in every line, so its beginning tells, and no other capture need look at each line for it.
 */
export function namesHosts(text: string): boolean {
  return /\] \S{1,64} kernel(?:\[\d{1,10}\])?: /.test(text.slice(0, 65_536));
}

/** The end of one prefix element at `at`, or `at` itself when none stands there. */
function prefixEnd(text: string, at: number, end: number, first: boolean): number {
  const code = text.charCodeAt(at);
  if (code === OPEN) return stampEnd(text, at, end);
  if (code === 0x3e || code === 0x7c) return at + 1;
  if (code === 0x2b) return first ? at + 1 : at;
  if (code === 0x3c || code === LOWER_K) {
    const level = sticky(LEVEL, text, at, end);
    // A host may be called `kube-1`, and `kernel: ` may stand alone.
    if (level !== at) return level;
  }
  return maySyslog(text, at) ? sticky(SYSLOG, text, at, end) : at;
}

/** The common case, `[    1.234567] `, without a search. */
function isUsualStamp(text: string, at: number, end: number): boolean {
  return (
    text.charCodeAt(at) === OPEN &&
    text.charCodeAt(at + USUAL_STAMP) === CLOSE &&
    text.charCodeAt(at + 6) === DOT &&
    at + USUAL_STAMP < end &&
    isDigit(text, at + 5) &&
    isDigit(text, at + 12)
  );
}

function stampEnd(text: string, at: number, end: number): number {
  const last = Math.min(end, at + LONGEST_STAMP);
  for (let close = at + 1; close < last; close += 1) {
    if (text.charCodeAt(close) === CLOSE) return STAMP.test(text.slice(at + 1, close)) ? close + 1 : at;
  }
  return at;
}

function sticky(pattern: RegExp, text: string, at: number, end: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) && pattern.lastIndex <= end ? pattern.lastIndex : at;
}

/** A cheap look before the expression: a month, a year, or a second word `kernel`. */
function maySyslog(text: string, at: number): boolean {
  const fourth = text.charCodeAt(at + 3);
  if (fourth === SPACE && (text.charCodeAt(at + 9) === COLON || text.charCodeAt(at + 8) === DASH)) return true;
  if (text.charCodeAt(at + 4) === DASH && text.charCodeAt(at + 7) === DASH) return true;
  if (text.charCodeAt(at) === LOWER_K && text.startsWith('kernel: ', at)) return true;
  const end = hostNameEnd(text, at);
  return text.charCodeAt(end) === SPACE && text.charCodeAt(end + 1) === LOWER_K && text.startsWith('kernel', end + 1);
}

/** Where the word at `at` ends, or where it stops being one that could name a host. */
function hostNameEnd(text: string, at: number): number {
  let end = at;
  while (end < at + LONGEST_HOST_NAME && IN_HOST_NAME[text.charCodeAt(end)] === 1) end += 1;
  return end;
}

/** Letters, digits, `-` and `.`, by character code. */
const IN_HOST_NAME = Uint8Array.from({ length: 128 }, (_, code) => (/[\w.-]/.test(String.fromCharCode(code)) && code !== 0x5f ? 1 : 0));

/** Also a CR that a serial console puts behind the LF, and the byte order mark of a saved file. */
function isBlank(code: number): boolean {
  return code === SPACE || code === TAB || code === 0x0d || code === 0xfeff;
}

function isLetter(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0x30 && code <= 0x39;
}
