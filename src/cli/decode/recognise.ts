import { leafName, review } from '../../analysis/index';

/** Something that can be decoded, found in what was given. */
export type Recognised =
  | {
      readonly kind: 'status';
      /** `0x` and 16 digits. */
      readonly status: string;
      /** The SEAMCALL that returned it, where a log line names it: `TDH.SYS.CONFIG`. */
      readonly call?: string;
      /** Only the upper half was given, so its details are not known. */
      readonly upperHalf?: true;
    }
  /** Negative. */
  | { readonly kind: 'errno'; readonly errno: number };

/** Reads a status, an error number, or lines of a log that hold any; empty where there is none. */
export function recognise(given: string): readonly Recognised[] {
  const text = given.trim();
  const bare = fromWord(text);
  if (bare !== undefined) return [bare];
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  return lines.flatMap((line) => fromKernelLine(line) ?? fromOtherLine(line) ?? []);
}

function fromWord(word: string): Recognised | undefined {
  // Our own messages write a status whose details vary as 0xc0000a11…
  const hex = /^0x(?<digits>[0-9a-f]{1,16})(?:\u2026|\.\.\.)?$/i.exec(word)?.groups?.['digits'] ?? withoutPrefix(word);
  if (hex !== undefined) return fromHex(hex);
  if (/^-?\d{1,4}$/.test(word)) return Number(word) === 0 ? fromHex('0') : { kind: 'errno', errno: -Math.abs(Number(word)) };
  return /^-?\d{5,20}$/.test(word) ? fromDecimal(BigInt(word)) : undefined;
}

/** Sixteen digits are a status as it is printed; fewer are one only with a letter among them. */
function withoutPrefix(word: string): string | undefined {
  return /^[0-9a-f]{16}$/i.test(word) || (/^[0-9a-f]{8,15}$/i.test(word) && /[a-f]/i.test(word)) ? word : undefined;
}

/** Eight digits that begin with the error bit are the upper half of a status: people leave the details out. */
function fromHex(digits: string): Recognised {
  const text = digits.toLowerCase();
  if (/^[89a-f][0-9a-f]{7}$/.test(text)) return { kind: 'status', status: `0x${text}00000000`, upperHalf: true };
  return { kind: 'status', status: `0x${text.padStart(16, '0')}` };
}

/** Some tools print the 64 bits in decimal, with a sign or without. */
function fromDecimal(value: bigint): Recognised | undefined {
  if (value >= 2n ** 64n || value < -(2n ** 63n)) return undefined;
  return fromHex(BigInt.asUintN(64, value).toString(16));
}

/** A line of the TDX host code, read as a review reads it. */
function fromKernelLine(line: string): readonly Recognised[] | undefined {
  // Without its head, as it is often quoted, it still begins with one of these words.
  const start = /SEAMCALL (?:\(|failed)|(?:TDX[ -])?module initialization failed/i.exec(line);
  const whole = /(?:virt\/)?tdx: /.test(line) || start === null ? line : `virt/tdx: ${line.slice(start.index)}`;
  const messages = review({ name: '', text: whole }).flatMap(({ host }) => host.observed.messages);
  const found = messages.flatMap((message): Recognised[] => {
    if (message.kind === 'tdx-init-failed') return [{ kind: 'errno', errno: message.errno }];
    if (message.kind !== 'tdx-seamcall') return [];
    return [{ kind: 'status', status: message.status, ...(message.leaf === undefined ? {} : { call: leafName(message.leaf) }) }];
  });
  return found.length === 0 ? undefined : found;
}

/** A line of KVM or of another program: a long number behind a word of failure, or an error number. */
function fromOtherLine(line: string): Recognised | undefined {
  const status = /(?:fail|err|status|ret|rax)\w*\b[^0-9]{0,20}(?<status>0x[0-9a-f]{9,16})\b/i.exec(line)?.groups?.['status'];
  if (status !== undefined) return { ...fromHex(status.slice(2)), ...callIn(line) };
  const errno = /(?:fail|err|ret|denied|refused)\w*\b[^0-9]{0,20}?(?<errno>-\d{1,4})\b/i.exec(line)?.groups?.['errno'];
  return errno === undefined ? undefined : { kind: 'errno', errno: Number(errno) };
}

/** KVM names the call: `SEAMCALL TDH_MNG_CREATE failed`. */
function callIn(line: string): { readonly call?: string } {
  const name = /\b(?:TD[HG]|SEAMLDR)[._][A-Z0-9_.]*[A-Z0-9]/.exec(line)?.[0];
  return name === undefined ? {} : { call: name.replaceAll('_', '.') };
}
