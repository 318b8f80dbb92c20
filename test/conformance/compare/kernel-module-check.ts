import { hex64 } from '../../../src/analysis/base/format';
import type { Initialisation } from '../../../src/analysis/kernel/initialise';
import { profileById } from '../../../src/analysis/kernel/profiles';
import { rawStatus } from '../../../src/analysis/module/result';
import { checkSysConfig } from '../../../src/analysis/module/sys-config';
import { tdmrInfo } from '../../../src/analysis/run/module-answer';
import { refusalLog } from '../../../src/analysis/run/refusal-log';
import { PROFILE_OF_VARIANT } from '../support/kernel-initialisation';
import type { Expectation, KernelVariant, KernelVectorInput } from '../support/kernel-vectors';

const MODULE = { reservedAreas: 16, tdmrs: 64, cmrs: 32 };

/** What TDH.SYS.CONFIG says to the kernel's TDMRs and what the kernel prints then; `null` where the vectors do not ask it. */
export function moduleCheck(input: KernelVectorInput, variant: KernelVariant, { errno, tdmrs }: Initialisation): Exclude<Expectation['module_check'], undefined> {
  const asked =
    errno === 0 &&
    !(variant === 'latest' && input.dynamic_pamt) &&
    input.max_reserved_per_tdmr === MODULE.reservedAreas &&
    input.max_tdmrs <= MODULE.tdmrs &&
    input.cmrs.length >= 1 &&
    input.cmrs.length <= MODULE.cmrs;
  if (!asked) return null;
  const status = checkSysConfig({
    // As the vectors assume: 52 address bits, none of them taken by a KeyID.
    platform: { keyIdBits: 0, mktmeKeyIds: 31n, tdxKeyIds: 32n, seamrr: { base: 0n, size: 0n } },
    cmrs: input.cmrs.map(({ base, size }) => ({ base: BigInt(base), size: BigInt(size) })),
    operands: { arrayPa: 0n, infoPas: tdmrs.map((_, index) => BigInt(512 * (index + 1))), globalKeyId: 32n },
    tdmrs: tdmrs.map(tdmrInfo),
  });
  const accepted = status.name === 'TDX_SUCCESS';
  return { status: hex64(rawStatus(status)), log: accepted ? [] : refusalLog(profileById(PROFILE_OF_VARIANT[variant]), 'TDH.SYS.CONFIG', status) };
}
