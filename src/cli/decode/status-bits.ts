/** What the bits of any status say, whether its code has a name or not. */
export interface StatusBits {
  /** Bit 63. */
  readonly error: boolean;
  /** Bit 62: to try again is no use. */
  readonly nonRecoverable: boolean;
  /** Bit 61. */
  readonly fatal: boolean;
  /** Bits 47:40: what the status is about. */
  readonly class: number;
  readonly className: string | undefined;
  /** Bits 31:0, `0x` and 8 digits. */
  readonly details: string;
}

/** A class that no module uses: the kernel puts its own values there. */
const MADE_BY_KERNEL = 0xff;

/** Classes of the TDX module 1.5; the last is of the kernel's own making. */
const CLASSES: Readonly<Record<number, string>> = {
  0x00: 'the call as a whole',
  0x01: 'an operand of the call',
  0x02: 'something that is busy',
  0x03: 'the state of a physical page',
  0x04: 'pages that still belong to a TD',
  0x05: 'the state of the TDX module',
  0x06: 'the state of a TD',
  0x07: 'the state of a virtual CPU',
  0x08: 'keys and KeyIDs',
  0x09: 'the platform: CPUID, MSRs, SMRRs',
  0x0a: 'TDMRs, PAMTs and CMRs',
  0x0b: 'secure EPT',
  0x0c: 'metadata fields',
  0x0d: 'service TDs',
  0x0e: 'migration',
  0x10: 'reports',
  0x11: 'nested virtual machines',
  [MADE_BY_KERNEL]: 'made by the kernel, not by the TDX module',
};

/** Takes a status of `0x` and 16 digits apart. Source: the layout of RAX in the TDX module's interface. */
export function statusBits(status: string): StatusBits {
  const value = BigInt(status);
  const bit = (index: bigint): boolean => (value >> index) % 2n === 1n;
  const number = Number((value >> 40n) % 256n);
  return {
    error: bit(63n),
    nonRecoverable: bit(62n),
    fatal: bit(61n),
    class: number,
    className: CLASSES[number],
    details: `0x${status.slice(-8)}`,
  };
}

/** `error, not recoverable; class 0x0a: TDMRs, PAMTs and CMRs`. */
export function describeBits({ error, nonRecoverable, fatal, class: number, className }: StatusBits): string {
  const recovery = nonRecoverable ? ', not recoverable' : error && number !== MADE_BY_KERNEL ? ', recoverable' : '';
  const about = className ?? 'without a public name';
  return `${error ? 'error' : 'no error'}${recovery}${fatal ? ', fatal' : ''}; class 0x${number.toString(16).padStart(2, '0')}: ${about}`;
}
