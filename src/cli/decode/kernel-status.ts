/** A status that the kernel puts in the place of one where the SEAMCALL instruction itself failed. */
export interface KernelStatus {
  readonly name: string;
  readonly meaning: string;
  readonly next: string;
}

/** Source: TDX_SW_ERROR and what is made of it in the kernel's asm/tdx.h. */
const STATUSES: Readonly<Record<string, KernelStatus>> = {
  '0x8000ff00ffff0000': {
    name: 'TDX_SEAMCALL_VMFAILINVALID',
    meaning: 'no TDX module answers: it is not loaded, or it is shut down',
    next: 'Enable the SEAM loader in the BIOS, or load the module. The kernel makes -19 (ENODEV) of it.',
  },
  '0x8000ff000000000d': {
    name: 'TDX_SEAMCALL_GP',
    meaning: 'the CPU refused the SEAMCALL instruction (#GP): TDX is not enabled by the BIOS',
    next: 'Enable TDX in the BIOS. The kernel makes -95 (EOPNOTSUPP) of it.',
  },
  '0x8000ff0000000006': {
    name: 'TDX_SEAMCALL_UD',
    meaning: 'the CPU was not in VMX operation (#UD)',
    next: 'The CPU was offline, or KVM was not loaded there. The kernel makes -13 (EACCES) of it.',
  },
};

export function kernelStatus(status: string): KernelStatus | undefined {
  return Object.hasOwn(STATUSES, status) ? STATUSES[status] : undefined;
}
