import type { AddressRange } from '../base/range';
import type { ConfiguredTdmr } from '../kernel/initialise';
import { PAMT_LEVELS, pamtLevels } from '../kernel/pamt';
import type { Area64 } from '../module/area64';
import type { ModuleStatus } from '../module/result';
import { checkSysConfig, type TdmrInfo } from '../module/sys-config';
import { checkSysInit } from '../module/sys-init';

/** Where nothing is known of the machine's KeyIDs: none is used, so every address below 2^52 is legal. */
const NO_KEYIDS = { keyIdBits: 0, mktmeKeyIds: 0n, tdxKeyIds: 2n, seamrr: { base: 0n, size: 0n } } as const;

/** What TDH.SYS.INIT says to a CMR list. */
export function answerToCmrs(cmrs: readonly AddressRange[]): ModuleStatus {
  return checkSysInit(cmrs.map(area), NO_KEYIDS.keyIdBits);
}

/** What TDH.SYS.CONFIG says to the kernel's TDMRs. The kernel's own operands are taken to be right. */
export function answerToTdmrs(cmrs: readonly AddressRange[], tdmrs: readonly ConfiguredTdmr[]): ModuleStatus {
  return checkSysConfig({
    platform: NO_KEYIDS,
    cmrs: cmrs.map(area),
    operands: { arrayPa: 0n, infoPas: tdmrs.map((_, index) => BigInt(index * 512)), globalKeyId: 1n },
    tdmrs: tdmrs.map(tdmrInfo),
  });
}

function area({ start, end }: AddressRange): Area64 {
  return { base: BigInt(start), size: BigInt(end - start) };
}

/** TDMR_INFO as the kernel fills it in. */
export function tdmrInfo({ base, size, pamt, reserved }: ConfiguredTdmr): TdmrInfo {
  const levels = pamtLevels(pamt);
  const [small, large, huge] = PAMT_LEVELS.map((level) => ({ base: BigInt(levels[level].base), size: BigInt(levels[level].size) }));
  const none = { base: 0n, size: 0n };
  return {
    base: BigInt(base),
    size: BigInt(size),
    pamt: { '4k': small ?? none, '2m': large ?? none, '1g': huge ?? none },
    reserved: reserved.map(({ start, end }) => ({ offset: BigInt(start - base), size: BigInt(end - start) })),
  };
}
