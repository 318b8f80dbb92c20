import { hex64 } from '../base/format';
import { EIO } from '../kernel/errno';
import type { LogLine } from '../kernel/initialise';
import type { KernelProfile } from '../kernel/profiles';
import { rawStatus, type ModuleStatus } from '../module/result';

/** The SEAMCALL leaves that judge memory, by their number in RAX. */
const LEAF = { 'TDH.SYS.INIT': 0x21, 'TDH.SYS.CONFIG': 0x2d } as const;
export type JudgingLeaf = keyof typeof LEAF;

/**
 * What the kernel prints when the module refuses: the SEAMCALL with its status, then that initialisation failed with -EIO.
 * The first line is left out where the status is not certain. Source: `seamcall_prerr()`, `__tdx_enable()`.
 */
export function refusalLog({ moduleName }: KernelProfile, leaf: JudgingLeaf, status: ModuleStatus | undefined): readonly LogLine[] {
  const seamcall = (answer: ModuleStatus): string => `virt/tdx: SEAMCALL (${hex64(BigInt(LEAF[leaf]))}) failed: ${hex64(rawStatus(answer))}`;
  const texts = [...(status === undefined ? [] : [seamcall(status)]), `virt/tdx: ${moduleName} initialization failed (${EIO})`];
  return texts.map((text) => ({ level: 'err', text }));
}
