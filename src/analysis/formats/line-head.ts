/** Longer than every prefix that holds a time or a host. */
const LONGEST = 240;
/** Where the words begin behind `[    1.234567] `. */
const USUAL = 15;

/**
 * Microseconds since a boot began, in what stands before the words of a line: `[    1.234567] `, `<6>[    1.234567][    T0] `.
 * `undefined` where the line names no such time.
 */
export function timeSinceBoot(text: string, start: number, body: number): number | undefined {
  if (body - start === USUAL && text.charCodeAt(start) === OPEN && text.charCodeAt(start + 6) === DOT) return usualTime(text, start);
  const match = SECONDS.exec(text.slice(Math.max(start, body - LONGEST), body));
  return match === null ? undefined : Number(match[1]) * 1e6 + Number((match[2] ?? '').padEnd(6, '0'));
}

const OPEN = 0x5b;
const DOT = 0x2e;
const SECONDS = /\[ {0,8}(\d{1,12})\.(\d{1,6})\d{0,3} {0,4}[<\]]/;

/** Digit by digit: a log has a million of them. */
function usualTime(text: string, start: number): number | undefined {
  let value = 0;
  for (let at = start + 1; at < start + 13; at += 1) {
    const digit = text.charCodeAt(at) - 0x30;
    if (digit >= 0 && digit <= 9) value = value * 10 + digit;
    else if (at !== start + 6 && (value !== 0 || text.charCodeAt(at) !== 0x20)) return undefined;
  }
  return value;
}

/** Words found in a prefix: offsets into the text. */
export interface Found {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** The date of a line, in ISO 8601 where it has a year: `dmesg -T`, ISO, journal and syslog heads. */
export function dateOf(text: string, start: number, body: number): Found | undefined {
  for (const [form, value] of DATES) {
    const found = find(form, text, start, body);
    if (found !== undefined) return { value: value(found.match), start: found.start, end: found.start + found.match[0].length };
  }
  return undefined;
}

const DATES: readonly (readonly [form: RegExp, value: (match: RegExpExecArray) => string])[] = [
  // 2026-11-23T14:47:02+0000 · 2026-11-23T00:57:41,000000+00:00 · 2026-11-23 14:47:02 UTC
  [/(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:[.,]\d{1,9})?(Z| UTC|[+-]\d\d:?\d\d)?/, ([, day, time, zone = '']) => `${day}T${time}${isoZone(zone)}`],
  // Mon Nov 23 00:57:41 2026
  [/[A-Z][a-z]{2} ([A-Z][a-z]{2}) ([ \d]\d) (\d\d:\d\d:\d\d) (\d{4})/, ([whole, month = '', day = '', time, year]) => (MONTHS.includes(month) ? `${year}-${twoDigits(MONTHS.indexOf(month) + 1)}-${day.replace(' ', '0')}T${time}` : whole)],
  // Nov 23 14:47:02
  [/[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d/, ([whole]) => whole],
];

const MONTHS: readonly string[] = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

/** `Z` for the zone that has no offset. Without a zone the time is that of the machine. */
function isoZone(zone: string): string {
  if (zone === '' || zone === 'Z') return zone;
  return zone === ' UTC' || /^[+-]00:?00$/.test(zone) ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(-2)}`;
}

/** The host that a syslog or journal head names. Names that every machine has tell nothing. */
export function hostOf(text: string, start: number, body: number): Found | undefined {
  const found = find(/(?:^|\s)([\w.-]{1,64}) kernel(?:\[\d{1,10}\])?(?::| - - )/, text, start, body);
  const name = found?.match[1];
  if (found === undefined || name === undefined || NO_HOSTS.has(name)) return undefined;
  const at = found.start + found.match[0].indexOf(name);
  return { value: name, start: at, end: at + name.length };
}

const NO_HOSTS: ReadonlySet<string> = new Set(['localhost', 'localhost.localdomain', 'kernel', '-']);

function find(form: RegExp, text: string, start: number, body: number): { readonly match: RegExpExecArray; readonly start: number } | undefined {
  const from = Math.max(start, body - LONGEST);
  const match = form.exec(text.slice(from, body));
  return match === null ? undefined : { match, start: from + match.index };
}
