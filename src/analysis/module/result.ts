/** The levels of a PAMT in the order of their number in a status. */
export const LEVELS = ['4k', '2m', '1g'] as const;
export type Level = (typeof LEVELS)[number];

/** What a status tells of the place at fault. */
export interface StatusDetail {
  readonly tdmr?: number;
  readonly pamt?: Level;
  readonly otherTdmr?: number;
  readonly reserved?: number;
  /** Number of the register: RCX 1, RDX 2, R8 8. */
  readonly operand?: number;
  readonly smrr?: number;
  readonly cmr?: number;
}

export type StatusName =
  | 'TDX_SUCCESS'
  | 'TDX_OPERAND_INVALID'
  | 'TDX_INVALID_TDMR'
  | 'TDX_NON_ORDERED_TDMR'
  | 'TDX_TDMR_OUTSIDE_CMRS'
  | 'TDX_TDMR_ALREADY_INITIALIZED'
  | 'TDX_INVALID_PAMT'
  | 'TDX_PAMT_OUTSIDE_CMRS'
  | 'TDX_PAMT_OVERLAP'
  | 'TDX_INVALID_RESERVED_IN_TDMR'
  | 'TDX_NON_ORDERED_RESERVED_IN_TDMR'
  | 'TDX_CMR_LIST_INVALID'
  | 'TDX_SMRR_NOT_LOCKED'
  | 'TDX_INVALID_SMRR_CONFIGURATION'
  | 'TDX_SMRR_OVERLAPS_CMR';

/** The answer of the module to one call. */
export interface ModuleStatus {
  readonly name: StatusName;
  readonly detail: StatusDetail;
}

export const SUCCESS: ModuleStatus = { name: 'TDX_SUCCESS', detail: {} };

const CODE: Readonly<Record<StatusName, bigint>> = {
  TDX_SUCCESS: 0n,
  TDX_OPERAND_INVALID: 0xc0000100n,
  TDX_INVALID_TDMR: 0xc0000a00n,
  TDX_NON_ORDERED_TDMR: 0xc0000a01n,
  TDX_TDMR_OUTSIDE_CMRS: 0xc0000a02n,
  TDX_TDMR_ALREADY_INITIALIZED: 0x00000a03n,
  TDX_INVALID_PAMT: 0xc0000a10n,
  TDX_PAMT_OUTSIDE_CMRS: 0xc0000a11n,
  TDX_PAMT_OVERLAP: 0xc0000a12n,
  TDX_INVALID_RESERVED_IN_TDMR: 0xc0000a20n,
  TDX_NON_ORDERED_RESERVED_IN_TDMR: 0xc0000a21n,
  TDX_CMR_LIST_INVALID: 0xc0000a22n,
  TDX_SMRR_NOT_LOCKED: 0xc0000910n,
  TDX_INVALID_SMRR_CONFIGURATION: 0xc0000911n,
  TDX_SMRR_OVERLAPS_CMR: 0xc0000912n,
};

/** The 64-bit value of RAX: the code in the upper half, the details in the low bytes, first byte lowest. */
export function rawStatus({ name, detail }: ModuleStatus): bigint {
  const { tdmr, pamt, otherTdmr, reserved, operand, smrr, cmr } = detail;
  const bytes = [operand ?? tdmr ?? smrr, pamt === undefined ? (reserved ?? cmr) : LEVELS.indexOf(pamt), otherTdmr];
  const low = bytes.reduce<bigint>((sum, byte, index) => sum | (BigInt(byte ?? 0) << BigInt(8 * index)), 0n);
  return (CODE[name] << 32n) | low;
}
