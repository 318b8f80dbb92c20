import { decodeStatus, describeErrno } from '../../analysis/index';
import { adviceOnErrno } from './errno-advice';
import { kernelStatus } from './kernel-status';
import type { Recognised } from './recognise';
import { statusBits, type StatusBits } from './status-bits';

/** What a status or an error number means. */
export interface Answer {
  readonly kind: Recognised['kind'];
  /** `0x` and 16 digits, or the error number. */
  readonly value: string;
  readonly name: string | undefined;
  readonly call: string | undefined;
  readonly bits: StatusBits | undefined;
  /** `TDMR 3, 4K PAMT`. */
  readonly details: string | undefined;
  readonly meaning: string;
  /** The usual cause and what to do. */
  readonly next: string;
  /** Codes of findings that say more. */
  readonly findings: readonly string[];
}

export function answerTo(recognised: Recognised): Answer {
  return recognised.kind === 'errno' ? errnoAnswer(recognised.errno) : statusAnswer(recognised);
}

/** Findings that are about what one status means. */
const FINDINGS: Readonly<Record<string, readonly string[]>> = {
  TDX_TDMR_OUTSIDE_CMRS: ['region-not-convertible', 'region-partly-convertible'],
  TDX_PAMT_OUTSIDE_CMRS: ['pamt-outside-cmrs', 'region-not-convertible'],
  TDX_CMR_LIST_INVALID: ['cmr-list-invalid'],
};

function statusAnswer({ status, call, upperHalf }: Extract<Recognised, { kind: 'status' }>): Answer {
  const bits = statusBits(status);
  const decoded = decodeStatus(status);
  const made = kernelStatus(status);
  const known = made ?? decoded.code;
  return {
    kind: 'status',
    value: status,
    name: known?.name,
    call,
    bits,
    details: upperHalf === true ? 'not given: the lower half of the status is missing' : made === undefined ? detailsOf(decoded.details, bits) : undefined,
    meaning: known?.meaning ?? unknownMeaning(bits),
    next: known?.next ?? unknownNext(bits),
    findings: FINDINGS[known?.name ?? ''] ?? [],
  };
}

/** The figure itself where its meaning is not known. */
function detailsOf(words: string, { details }: StatusBits): string | undefined {
  if (words !== '') return words;
  return /^0x0+$/.test(details) ? undefined : details;
}

/** What the class bits tell. */
function unknownMeaning({ error, className }: StatusBits): string {
  const what = error ? 'an error without a name here' : 'a status without a name here';
  return className === undefined ? `${what}; neither has its class one` : `${what}, about ${className}`;
}

function unknownNext({ error, nonRecoverable }: StatusBits): string {
  const retry = nonRecoverable ? 'To try again is no use.' : error ? 'The call may be tried again.' : 'It is no error.';
  return `${retry} Look for the upper eight digits in the error codes of your TDX module's version.`;
}

function errnoAnswer(errno: number): Answer {
  // `-28 (ENOSPC: TDMRs or their reserved areas ran out)`, or the number alone.
  const known = /^-?\d+ \((?<name>\w+): (?<meaning>.*)\)$/.exec(describeErrno(errno))?.groups;
  const { next, findings } = adviceOnErrno(errno);
  return {
    kind: 'errno',
    value: `${errno}`,
    name: known?.['name'],
    call: undefined,
    bits: undefined,
    details: undefined,
    meaning: known?.['meaning'] ?? 'not an error number that TDX initialisation or memory hotplug is known to return',
    next,
    findings,
  };
}
