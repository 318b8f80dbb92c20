/** What a status of the TDX module means. The lower 32 bits carry details and are not part of the code. */
export interface StatusCode {
  readonly name: string;
  readonly meaning: string;
  /** What people most often find behind it, and what to do. */
  readonly next: string;
  /** What the low bytes of the details mean, lowest first. */
  readonly details?: readonly ('operand' | 'tdmr' | 'level' | 'reserved' | 'other-tdmr' | 'smrr' | 'cmr')[];
}

const UPDATE = 'Update the BIOS and the TDX module together.';
const COMPARE = 'Compare the memory map with the CMRs.';

/** By the upper 32 bits of the status. Source: the TDX module's error codes, 1.5. */
const CODES: Readonly<Record<string, StatusCode>> = {
  '00000000': { name: 'TDX_SUCCESS', meaning: 'the call succeeded', next: 'Nothing to do.' },
  c0000100: { name: 'TDX_OPERAND_INVALID', meaning: 'an operand of the call is not valid', next: UPDATE, details: ['operand'] },
  '80000200': { name: 'TDX_OPERAND_BUSY', meaning: 'an operand is in use by another call', next: 'It is normally tried again.', details: ['operand'] },
  '80000202': { name: 'TDX_SYS_BUSY', meaning: 'another call holds the module', next: 'It is normally tried again.' },
  c0000505: {
    name: 'TDX_SYS_NOT_READY',
    meaning: 'the module is not in a state to take this call, or is too old to know it',
    next: 'A module of version 1.0 under a kernel that needs 1.5 answers like this. Update the BIOS and the TDX module.',
  },
  c000050c: { name: 'TDX_SYS_CONFIG_NOT_PENDING', meaning: 'the module is not waiting to be configured', next: UPDATE },
  c0000900: {
    name: 'TDX_INCORRECT_CPUID_VALUE',
    meaning: 'a CPU does not report what the module expects of it',
    next: 'Reported publicly with an old BIOS or module. Update the BIOS and the TDX module together.',
  },
  c0000901: { name: 'TDX_BOOT_NT4_SET', meaning: 'the BIOS limits the CPUID leaves', next: 'Turn off "Limit CPUID maximum" in the BIOS.' },
  c0000902: { name: 'TDX_INCONSISTENT_CPUID_FIELD', meaning: 'CPUs of this host differ where they must not', next: UPDATE },
  c0000910: { name: 'TDX_SMRR_NOT_LOCKED', meaning: 'firmware left an SMRR unlocked', next: 'Update the BIOS.', details: ['smrr'] },
  c0000911: { name: 'TDX_INVALID_SMRR_CONFIGURATION', meaning: 'an SMRR is not valid', next: 'Update the BIOS.', details: ['smrr'] },
  c0000912: { name: 'TDX_SMRR_OVERLAPS_CMR', meaning: 'an SMRR overlaps a CMR', next: 'Update the BIOS.', details: ['smrr', 'cmr'] },
  c0000a00: { name: 'TDX_INVALID_TDMR', meaning: 'a TDMR is not a whole number of GiB or lies beyond the address space', next: COMPARE, details: ['tdmr'] },
  c0000a01: { name: 'TDX_NON_ORDERED_TDMR', meaning: 'a TDMR starts before the one before it ends', next: COMPARE, details: ['tdmr'] },
  c0000a02: {
    name: 'TDX_TDMR_OUTSIDE_CMRS',
    meaning: 'memory of a TDMR that is not marked reserved lies in no CMR',
    next: 'Find the memory that is not convertible (CXL and NVDIMM are not) and keep it from being used as system RAM before TDX is initialised.',
    details: ['tdmr'],
  },
  '00000a03': { name: 'TDX_TDMR_ALREADY_INITIALIZED', meaning: 'the TDMR is initialised already', next: 'Nothing to do.' },
  c0000a10: { name: 'TDX_INVALID_PAMT', meaning: 'a PAMT is too small or not aligned', next: UPDATE, details: ['tdmr', 'level'] },
  c0000a11: {
    name: 'TDX_PAMT_OUTSIDE_CMRS',
    meaning: 'a PAMT lies in no CMR',
    next: 'The kernel allocated it on memory that is not convertible, most likely CXL brought online as system RAM. Keep kmem from doing that before TDX is initialised.',
    details: ['tdmr', 'level'],
  },
  c0000a12: { name: 'TDX_PAMT_OVERLAP', meaning: 'a PAMT overlaps another PAMT or memory that is not reserved', next: 'Report it to the kernel developers.', details: ['tdmr', 'level', 'other-tdmr'] },
  c0000a20: { name: 'TDX_INVALID_RESERVED_IN_TDMR', meaning: 'a reserved area is not aligned or leaves its TDMR', next: COMPARE, details: ['tdmr', 'reserved'] },
  c0000a21: { name: 'TDX_NON_ORDERED_RESERVED_IN_TDMR', meaning: 'reserved areas overlap or are not in order', next: COMPARE, details: ['tdmr', 'reserved'] },
  c0000a22: { name: 'TDX_CMR_LIST_INVALID', meaning: 'the CMR list from firmware breaks a rule', next: 'Update the BIOS; report the CMR list to the vendor.' },
};

const LEVELS = ['4K', '2M', '1G'] as const;
const OPERANDS: Readonly<Record<number, string>> = { 0: 'RAX', 1: 'RCX', 2: 'RDX', 8: 'R8', 9: 'R9' };

export interface DecodedStatus {
  /** As given: `0x` and 16 digits. */
  readonly status: string;
  readonly code: StatusCode | undefined;
  /** `TDMR 5, 4K PAMT, against TDMR 2`; empty without details. */
  readonly details: string;
}

/** Decodes a 64-bit status given as `0x` and up to 16 hexadecimal digits. */
export function decodeStatus(status: string): DecodedStatus {
  const digits = status.replace(/^0x/i, '').toLowerCase().padStart(16, '0');
  const code = CODES[digits.slice(0, 8)];
  const low = Number.parseInt(digits.slice(8), 16);
  const details = (code?.details ?? []).map((kind, index) => {
    const byte = Math.floor(low / 256 ** index) % 256;
    switch (kind) {
      case 'operand':
        return `operand ${OPERANDS[low] ?? low}`;
      case 'tdmr':
        return `TDMR ${byte}`;
      case 'level':
        return `${LEVELS[byte] ?? `level ${byte}`} PAMT`;
      case 'reserved':
        return `reserved area ${byte}`;
      case 'other-tdmr':
        return `against TDMR ${byte}`;
      case 'smrr':
        return `SMRR ${byte}`;
      case 'cmr':
        return `CMR ${byte}`;
    }
  });
  return { status: `0x${digits}`, code, details: details.join(', ') };
}

/** SEAMCALL leaves that initialisation uses. */
const LEAVES: Readonly<Record<number, string>> = {
  31: 'TDH.SYS.KEY.CONFIG',
  32: 'TDH.SYS.INFO',
  33: 'TDH.SYS.INIT',
  34: 'TDH.SYS.RD',
  35: 'TDH.SYS.LP.INIT',
  36: 'TDH.SYS.TDMR.INIT',
  37: 'TDH.SYS.RDALL',
  45: 'TDH.SYS.CONFIG',
};

/** `TDH.SYS.CONFIG`, or `SEAMCALL leaf 254`. */
export function leafName(leaf: number | undefined): string {
  if (leaf === undefined) return 'A SEAMCALL';
  return LEAVES[leaf] ?? `SEAMCALL leaf ${leaf}`;
}
