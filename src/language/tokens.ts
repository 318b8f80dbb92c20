import { parseAddress, parseSize, physAddr, type Span } from '../analysis/index';
import { flagOfName, flagsOfBits } from './memblock-flags';
import type { Token } from './token';

const HEX = String.raw`(?:0x[0-9a-f]{1,16}|[0-9a-f]{8,16})\b`;

/** What tokens look like, the more telling form first: of several that begin at one place, the first counts. */
const FORMS = [
  // [mem 0x0000000000001000-0x000000000009efff] · [0x100000, 0x6f800000) · 00001000-0009ffff : System RAM
  String.raw`(?<![\w-])(?<first>${HEX})(?<between> ?- ?|, |\.\.)(?<last>${HEX})(?<close>[)\]]?)`,
  // last_pfn = 0x2080000 · pfn 0x100
  String.raw`(?<=pfns?\W{1,4})(?<pfn>0x[0-9a-f]{1,13})\b`,
  // flags: 0x8
  String.raw`(?<=flags: )(?<bits>0x[0-9a-f]{1,8})\b`,
  String.raw`(?<![\w-])(?<flag>HOTPLUG|MIRROR|NOMAP|DRV_MNG|RSRV_NOINIT|RSRV_KERN|KHO_SCRATCH|driver-managed|reserved-noinit|reserved-kernel|kho-scratch)(?![\w-])`,
  // 0x000000000009d000 bytes · "size": "0x9e000"
  String.raw`(?<bytes>(?:0x[0-9a-f]{1,16}|\b\d{1,15})(?= bytes\b))`,
  String.raw`(?<=\bsize"?\W{1,4})(?<size>0x[0-9a-f]{1,16}|\d{1,15} ?[kmgt]?i?b?)\b`,
  String.raw`(?<![\w.])(?<human>\d{1,9}(?:\.\d{1,3})? ?[KMGT]i?B?)\b`,
  // (-28) · error -5
  String.raw`\((?<errno>-\d{1,4})\)|(?<=(?:error|errno|ret|returned|failed|err)\W{1,3})(?<errno2>-\d{1,4})\b`,
  // memory32 · memory block 32
  String.raw`\bmemory(?: block )?(?<block>\d{1,7})\b`,
  // node   0 · Node 1 · "node": 2
  String.raw`\bnode"?:? {0,5}(?<node>\d{1,5})\b`,
  String.raw`(?<hex>0x[0-9a-f]{1,16})\b`,
  // TDX host code, and the words that maps use.
  String.raw`(?<![\w-])(?<word>TDX|tdx|CMRs?|TDMRs?|PAMTs?|SEAMCALL|System RAM|usable|(?:soft |device )?reserved|ACPI (?:data|NVS)|unusable|persistent|hot-?plug)(?![\w-])`,
];
const TOKEN = new RegExp(FORMS.join('|'), 'gi');

/** The tokens of a part of a text, in its order. It must not begin or end inside a token. */
export function* tokensOf(text: string, { start, end }: Span): Iterable<Token> {
  const part = text.slice(start, end);
  for (const match of part.matchAll(TOKEN)) {
    const token = tokenOf(match, start, part);
    if (token !== undefined) yield token;
  }
}

function tokenOf(match: RegExpMatchArray & { readonly index: number }, offset: number, line: string): Token | undefined {
  const { groups = {} } = match;
  const start = offset + match.index;
  const span = { start, end: start + match[0].length };
  const { first, between = '', last, close, pfn, bits, flag, errno, errno2, block, node, hex, word } = groups;
  if (first !== undefined && last !== undefined) return rangeOf(first, between, last, close ?? '', start);
  if (pfn !== undefined) return { kind: 'pfn', pfn: Number.parseInt(pfn, 16), span };
  if (bits !== undefined) return { kind: 'flags', flags: flagsOfBits(Number.parseInt(bits, 16)), span };
  if (flag !== undefined) {
    const known = flagOfName(flag.includes('-') ? flag.toLowerCase() : flag);
    return known && { kind: 'flags', flags: [known], span };
  }
  const size = groups['bytes'] ?? groups['size'] ?? groups['human'];
  if (size !== undefined) {
    const bytes = sizeIn(size);
    return bytes === undefined ? undefined : { kind: 'size', bytes, span };
  }
  const error = errno ?? errno2;
  if (error !== undefined) return { kind: 'errno', errno: Number(error), span };
  if (block !== undefined) return { kind: 'block', block: Number(block), span };
  if (node !== undefined) return { kind: 'node', node: Number(node), span };
  if (word !== undefined) return { kind: 'keyword', word, span };
  return hex === undefined ? undefined : numberOf(hex, span, line);
}

function rangeOf(first: string, between: string, last: string, close: string, start: number): Token | undefined {
  const [a, b] = [parseAddress(first), parseAddress(last)];
  const span = { start, end: start + first.length + between.length + last.length };
  if (a.kind !== 'address' || b.kind !== 'address') return undefined;
  const inclusive = close !== ')';
  const end = inclusive ? b.value + 1 : b.value;
  if (end <= a.value) return undefined;
  return {
    kind: 'range',
    range: { start: a.value, end: physAddr(end) },
    inclusive,
    span,
    first: { start, end: start + first.length },
    last: { start: span.end - last.length, end: span.end },
  };
}

/** A fraction as programs print it: `2.5 GiB`. */
function sizeIn(text: string): number | undefined {
  const fraction = /^(\d+)\.(\d+)( ?[a-z]+)$/i.exec(text);
  if (fraction === null) return parseSize(text);
  const unit = parseSize(`1${fraction[3] ?? ''}`);
  return unit === undefined ? undefined : Math.round(Number(`${fraction[1]}.${fraction[2]}`) * unit);
}

/** A status of the TDX module has 16 digits and stands in a line about a call; other large numbers are no addresses. */
function numberOf(hex: string, span: Span, line: string): Token | undefined {
  if (/^0x[0-9a-f]{16}$/i.test(hex) && !/^0x(?:0{4}|ffff)/i.test(hex) && STATUS_LINE.test(line)) return { kind: 'status', status: hex.toLowerCase(), span };
  const token = parseAddress(hex);
  if (token.kind === 'address') return { kind: 'address', address: token.value, span };
  return token.kind === 'malformed' ? undefined : { kind: 'no-address', why: token.kind, span };
}

const STATUS_LINE = /seamcall|td[hg][._]|tdx|status|fail|err(?:or)?\b|\brax\b/i;
