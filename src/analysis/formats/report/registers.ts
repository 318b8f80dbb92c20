import type { Place } from '../../base/span';
import type { TdxRegister } from '../../evidence/machine-facts';

/** A figure that firmware sets in one model specific register: its bits, both ends inclusive. */
interface Figure {
  readonly name: TdxRegister['name'];
  readonly high: number;
  readonly low: number;
}

/**
 * The registers that say whether firmware has set up TDX, by number: IA32_MKTME_KEYID_PARTITIONING, IA32_TME_ACTIVATE,
 * IA32_SEAMRR_PHYS_MASK, and the one in which MCHECK leaves its answer.
 */
const FIGURES: Readonly<Record<number, readonly Figure[]>> = {
  0x87: [
    { name: 'mktme-keyids', high: 31, low: 0 },
    { name: 'tdx-keyids', high: 63, low: 32 },
  ],
  0x982: [{ name: 'tme-enabled', high: 1, low: 1 }],
  0x1401: [{ name: 'seamrr-enabled', high: 11, low: 11 }],
  0xa0: [{ name: 'sgx-mcheck-status', high: 63, low: 0 }],
};

/** Bits `high` to `low` of a register, both inclusive, as they were read. */
export interface RegisterBits {
  readonly register: number;
  readonly high: number;
  readonly low: number;
}

/** What the bits of a register say. Nothing of a register that is not known, or where the bits are others. */
export function registerFacts({ register, high, low }: RegisterBits, value: bigint, at: Place): readonly TdxRegister[] {
  return (FIGURES[register] ?? [])
    .filter((figure) => figure.low >= low && figure.high <= high)
    .flatMap((figure) => {
      const bits = (value / 2n ** BigInt(figure.low - low)) % 2n ** BigInt(figure.high - figure.low + 1);
      return bits > BigInt(Number.MAX_SAFE_INTEGER) ? [] : [{ kind: 'tdx-register', name: figure.name, value: Number(bits), at }];
    });
}

export function isKnownRegister(register: number): boolean {
  return FIGURES[register] !== undefined;
}
