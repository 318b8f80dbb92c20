import type { Area64 } from '../../../src/analysis/module/area64';
import { rawStatus, type ModuleStatus, type StatusDetail } from '../../../src/analysis/module/result';
import { checkSysConfig, type SysConfigInput } from '../../../src/analysis/module/sys-config';
import { checkSysInit, type Smrr } from '../../../src/analysis/module/sys-init';
import { beginTdmrInit, initTdmr } from '../../../src/analysis/module/tdmr-init';
import { hex64 } from '../../../src/analysis/base/format';
import type { ModuleVector, VectorArea, VectorSmrr, VectorTdmrInit } from '../support/module-vectors';
import { compareFields, type Difference } from './difference';

/** Holds one case against the module's own answers. All of it runs in bigint, so no value rounds. Nothing: it agrees. */
export function compareModule({ input, expected }: Pick<ModuleVector, 'input' | 'expected'>): readonly Difference[] {
  return compareFields(answered(input), expected);
}

/** What the models answer to a case, in the terms of the vectors. */
export function answered(input: ModuleVector['input']): ModuleVector['expected'] {
  const { smrr, smrr2, keyid_bits: keyIdBits } = input.platform;
  const found = checkSysInit(input.cmrs.map(area), keyIdBits, [registers(smrr), registers(smrr2)]);
  if (found.name !== 'TDX_SUCCESS') return { stage: 'TDH.SYS.INIT', ...worded(found) };
  const status = checkSysConfig(configuration(input));
  const inits = input.tdmr_init === undefined || status.name !== 'TDX_SUCCESS' ? {} : { tdmr_init: initialisations(input, input.tdmr_init) };
  return { stage: 'TDH.SYS.CONFIG', ...worded(status), ...inits };
}

function configuration({ platform, cmrs, config, tdmrs }: ModuleVector['input']): SysConfigInput {
  return {
    platform: {
      keyIdBits: platform.keyid_bits,
      mktmeKeyIds: BigInt(platform.num_mktme_keyids),
      tdxKeyIds: BigInt(platform.num_tdx_keyids),
      seamrr: area({ base: platform.seamrr_base, size: platform.seamrr_size }),
    },
    cmrs: cmrs.map(area),
    operands: {
      arrayPa: BigInt(config.tdmr_info_array_pa),
      infoPas: config.tdmr_info_pa.map(BigInt),
      globalKeyId: BigInt(config.global_keyid),
      ...(config.num_tdmrs === undefined ? {} : { count: BigInt(config.num_tdmrs) }),
    },
    tdmrs: tdmrs.map(({ base, size, pamt_4k, pamt_2m, pamt_1g, reserved }) => ({
      ...area({ base, size }),
      pamt: { '4k': area(pamt_4k), '2m': area(pamt_2m), '1g': area(pamt_1g) },
      reserved: reserved.map((entry) => ({ offset: BigInt(entry.offset), size: BigInt(entry.size) })),
    })),
  };
}

function initialisations({ tdmrs }: ModuleVector['input'], asked: NonNullable<ModuleVector['input']['tdmr_init']>): readonly VectorTdmrInit[] {
  let progress: ReturnType<typeof beginTdmrInit> = beginTdmrInit(tdmrs.map(area));
  return asked.map(({ tdmr_pa, calls }) => {
    const answer = initTdmr(progress, BigInt(tdmr_pa), calls);
    progress = [...answer.progress];
    return { status: answer.status.name, raw: hex64(rawStatus(answer.status)), calls_ok: answer.succeeded, next_to_initialize: `0x${answer.next.toString(16)}` };
  });
}

function worded(status: ModuleStatus): Pick<ModuleVector['expected'], 'status' | 'raw' | 'detail'> {
  return { status: status.name, raw: hex64(rawStatus(status)), detail: detailOf(status.detail) };
}

const OPERAND: Readonly<Record<number, string>> = { 1: 'RCX', 2: 'RDX', 8: 'R8' };

function detailOf({ otherTdmr, operand, ...same }: StatusDetail): Readonly<Record<string, number | string>> {
  return {
    ...same,
    ...(otherTdmr === undefined ? {} : { other_tdmr: otherTdmr }),
    ...(operand === undefined ? {} : { operand: OPERAND[operand] ?? `${operand}` }),
  };
}

function area({ base, size }: VectorArea): Area64 {
  return { base: BigInt(base), size: BigInt(size) };
}

function registers(smrr: VectorSmrr | undefined): Smrr | undefined {
  return smrr && { base: BigInt(smrr.base), mask: BigInt(smrr.mask) };
}
