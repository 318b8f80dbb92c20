import { shellPromptEnd } from './shell-prompt';

/**
 * Where the kernel's own words begin in a line of a log. What may stand before them: mail quotes, a diff's `+`, a code fence,
 * a printk level, a timestamp (seconds, `dmesg -T`, ISO, with a delta, with a caller `[T0]`), a facility, a syslog or journal
 * head, and the prompt of a serial console that a kernel line broke into.
 */
const SPACE = 0x20;
const TAB = 0x09;
const OPEN = 0x5b;
const CLOSE = 0x5d;
const COLON = 0x3a;
const DASH = 0x2d;
const DOT = 0x2e;
const PLUS = 0x2b;
const BACKTICK = 0x60;
const LOWER_K = 0x6b;

/** `Nov 23 14:47:02 `, `Mon 2026-11-23 14:47:02 UTC `, `2026-11-23T14:47:02+0000 `, `2026-11-23T00:57:41,000000+00:00 `, `1795395461.000000 `. */
const DATE =
  /(?:[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d(?:\.\d{1,9})?|[A-Z][a-z]{2} \d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,9})? (?:[A-Z]{1,5}|[+-]\d{2,4})|\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d\S{0,20}|\d{10}\.\d{6}) /y;

/** `host-1 kernel: `, `kernel: `, `kernel:` before a timestamp, and RFC 5424's `host-1 kernel - - - `. */
const HOST = /(?:\S{1,64} )?kernel(?:\[\d{1,10}\])?:(?: |(?=\[))|\S{1,64} kernel (?:-|\d{1,10}) \S{1,32} (?:-|\[[^\]\n]{0,200}\]) /y;

/** `kern  :info  : `, `kern.info: `, `<6>`, RFC 5424's `<6>1 `. */
const LEVEL = /kern *[:.][a-z]{1,6} *: *|<\d{1,3}>(?:1 (?=\d{4}-\d\d-))?/y;

/**
 * ` 0.000000`, `+0.000000`, `Mon Nov 23 00:57:41 2026`, either with ` <    0.0>`; `T0`, `C12`, `..`, `Nov23 00:57`,
 * `2026-11-23 14:47:02`, `14:47:02.123`, or nothing.
 */
const STAMP =
  /^ *(?:(?:\+?\d{1,12}\.\d{1,9}|[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d [\d:]{8} \d{4})(?: *<[ +\d.]{1,24}>)?|[TC]\d{1,10}|\.{2,3}|[A-Z][a-z]{2} {0,2}\d{1,2} \d\d:\d\d|(?:\d{4}-\d\d-\d\d[ T])?\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?|) *$/;
const LONGEST_STAMP = 48;
/** Offset of the closing bracket of `[    1.234567]`. */
const USUAL_STAMP = 13;
const LONGEST_HOST_NAME = 64;
const LONGEST_PROMPT = 160;

/** What lines of a text have before their words, besides what every line may have. Told once, so that other texts need no look at each line. */
export interface LineForm {
  /** A host name between the timestamp and the words: `[    0.000000] localhost kernel: …`. */
  readonly hosts: boolean;
  /** Something before the timestamp: `root@host-1:~# [   12.345678] …`, `dmesg.txt:12:[   12.345678] …`. */
  readonly prompts: boolean;
}

const ANY_FORM: LineForm = { hosts: true, prompts: true };

/** A capture that names hosts, or was searched by grep, does so in every line, so its beginning tells. */
export function lineForm(text: string): LineForm {
  const head = text.slice(0, 65_536);
  return {
    hosts: /\] \S{1,64} kernel(?:\[\d{1,10}\])?: /.test(head),
    prompts: hasPrompts(text) || /^[^\s:]{0,100}:(?:\d{1,9}:)?\[ {0,5}\d{1,12}\.\d{6}\]/m.test(head),
  };
}

/** A console shows its prompt behind a boot, and at the end. */
function hasPrompts(text: string): boolean {
  return [text.slice(0, NEAR), text.slice(-NEAR)].some((part) => PROMPTS.some((prompt) => part.includes(prompt)));
}

/** Longer than what a boot prints on a serial console. */
const NEAR = 512 * 1024;
const PROMPTS = ['# [', '$ [', 'login: ['];

/** Offset in [start, end] of the first character that is no part of a prefix. Linear in the length of the prefix. */
export function bodyStart(text: string, start: number, end: number, form: LineForm = ANY_FORM): number {
  let at = start;
  if (isUsualStamp(text, start, end)) {
    at = start + USUAL_STAMP + 1;
    if (at < end && text.charCodeAt(at) === SPACE) at += 1;
    if (!form.hosts && isLetter(text.charCodeAt(at))) return at;
  }
  // Until something else than a quote mark stood there.
  let quoted = at === start;
  for (;;) {
    while (at < end && isBlank(text.charCodeAt(at))) at += 1;
    if (at >= end) return at;
    let next = prefixEnd(text, at, end, quoted);
    if (next === at && quoted && form.prompts) next = promptEnd(text, at, end);
    if (next === at && quoted) next = shellPromptEnd(text, at, end);
    if (next === at) return at;
    quoted &&= isQuote(text.charCodeAt(at));
    at = next;
  }
}

/** The end of one prefix element at `at`, or `at` itself when none stands there. `first`: nothing but quote marks stood before. */
function prefixEnd(text: string, at: number, end: number, first: boolean): number {
  const code = text.charCodeAt(at);
  if (code === OPEN) return stampEnd(text, at, end);
  if (isQuote(code)) return at + 1;
  if (code === PLUS) return first ? at + 1 : at;
  if (code === BACKTICK) return first ? fenceEnd(text, at, end) : at;
  if (code === 0x3c || code === LOWER_K) {
    const level = sticky(LEVEL, text, at, end);
    // A host may be called `kube-1`, and `kernel: ` may stand alone.
    if (level !== at) return level;
  }
  if (mayBeDate(text, at)) return sticky(DATE, text, at, end);
  return mayBeHost(text, at) ? sticky(HOST, text, at, end) : at;
}

/** Up to three backticks: a line of code in Markdown, or a fence without a line of its own. */
function fenceEnd(text: string, at: number, end: number): number {
  let next = at;
  while (next < end && next < at + 3 && text.charCodeAt(next) === BACKTICK) next += 1;
  return next;
}

/** The end of a usual timestamp with a prompt, or what grep puts there, before it: the kernel writes while nobody has typed yet. */
function promptEnd(text: string, at: number, end: number): number {
  const last = Math.min(end - USUAL_STAMP, at + LONGEST_PROMPT);
  for (let open = at + 1; open < last; open += 1) {
    if (text.charCodeAt(open) === OPEN && isUsualStamp(text, open, end) && isPrompt(text, open)) return open + USUAL_STAMP + 1;
  }
  return at;
}

/** Whether a prompt ends at `at`: `# `, `$ `, `login: `, `:`. A carriage return begins the line anew on the screen. */
function isPrompt(text: string, at: number): boolean {
  const last = text.charCodeAt(at - 1) === SPACE ? at - 2 : at - 1;
  return '#$%:\r'.includes(text.charAt(last));
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

/** A cheap look before the expression: a month or a weekday, a year, or seconds since 1970. */
function mayBeDate(text: string, at: number): boolean {
  if (text.charCodeAt(at + 3) === SPACE) return text.charCodeAt(at + 9) === COLON || text.charCodeAt(at + 8) === DASH;
  if (text.charCodeAt(at + 4) === DASH) return text.charCodeAt(at + 7) === DASH;
  return text.charCodeAt(at + 10) === DOT && text.charCodeAt(at + 17) === SPACE;
}

/** A cheap look before the expression: a first or a second word `kernel`. */
function mayBeHost(text: string, at: number): boolean {
  if (text.charCodeAt(at) === LOWER_K && text.startsWith('kernel', at)) return true;
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

/** Also a CR that a serial console puts behind the LF, the NUL bytes and form feeds of one, the hard blanks of a mail, and the byte order mark of a saved file. */
function isBlank(code: number): boolean {
  return code === SPACE || code === TAB || code === 0x0d || code === 0x00 || code === 0x0c || code === 0xa0 || code === 0xfeff;
}

/** `>` and `|`, which mails and reports put before what they quote. */
function isQuote(code: number): boolean {
  return code === 0x3e || code === 0x7c;
}

function isLetter(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}

function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0x30 && code <= 0x39;
}
