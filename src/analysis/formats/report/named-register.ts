import type { Problem } from '../../evidence/problem';
import { placeOf, words, type LineReader, type LogLine } from '../capture/line-reader';
import { registerFacts, type RegisterBits } from './registers';

const TME_ENABLED: RegisterBits = { register: 0x982, high: 1, low: 1 };
const SEAMRR_ENABLED: RegisterBits = { register: 0x1401, high: 11, low: 11 };

/** The names that versions of the report have given these bits. */
const NAMED = new Map<string, RegisterBits>([
  ['MK_TME_ENABLED bit', TME_ENABLED],
  ['MK_TME_ENABLE bit', TME_ENABLED],
  ['HW_ENCRYPT_ENABLE bit', TME_ENABLED],
  ['SEAM_RR bit', SEAMRR_ENABLED],
  ['TDX_STATUS bit', SEAMRR_ENABLED],
  ['NUM_TDX_PRIV_KEYS', { register: 0x87, high: 63, low: 32 }],
  ['SGX_AND_MCHECK_STATUS', { register: 0xa0, high: 63, low: 0 }],
]);

/**
 * `SEAM_RR bit: 0 (expected value: 1)`, `NUM_TDX_PRIV_KEYS: 20`, from canonical/tdx `system-report.sh`. The figures are what
 * rdmsr prints: hexadecimal without `0x`, so that 20 are 32 KeyIDs. Where the register could not be read there is none.
 */
export const namedRegister: LineReader = {
  id: 'named-register',
  sign: /\b(?:MK_TME_ENABLED?|HW_ENCRYPT_ENABLE|SEAM_RR) bit: [01] \(expected|\bNUM_TDX_PRIV_KEYS: [0-9a-f]|\bSGX_AND_MCHECK_STATUS: [0-9a-f]/,
  starts: [...NAMED.keys()].map((name) => `${name}: `),
  read(line) {
    const { name = '', figure = '' } = /^(?<name>[A-Z_]{1,24}(?: bit)?): +(?<figure>[^ (]{0,40})/.exec(words(line).slice(0, 80))?.groups ?? {};
    const bits = NAMED.get(name);
    if (bits === undefined || figure === '') return undefined;
    const digits = /^(?:0x)?([0-9a-f]{1,16})$/i.exec(figure)?.[1];
    const value = digits === undefined ? undefined : BigInt(`0x${digits}`);
    if (value === undefined || value >= 2n ** BigInt(bits.high - bits.low + 1)) return badValue(line, figure, name);
    return registerFacts(bits, value, placeOf(line));
  },
};

function badValue(line: LogLine, figure: string, name: string): Problem {
  return {
    kind: 'problem',
    code: 'bad-value',
    message: `\`${figure}\` cannot be what rdmsr reads for ${name}: a character is missing or mistyped. The line is left out of the review.`,
    at: placeOf(line),
  };
}
