/** `-EPERM`: what a user sees when a notifier refuses to bring a memory block online. */
export const EPERM = -1;
/** `-EIO`: the TDX module returned an error status. */
export const EIO = -5;
export const ENOMEM = -12;
/** `-EEXIST`: what the kernel returns for a range that overlaps memory it has already. */
export const EEXIST = -17;
/** `-EINVAL`: what the kernel returns for a range that is not a whole number of memory blocks. */
export const EINVAL = -22;
export const ENOSPC = -28;

interface Errno {
  readonly name: string;
  /** What it means where TDX initialisation returns it. */
  readonly meaning: string;
}

/** The error numbers that TDX initialisation and memory hotplug return, with their meaning there. */
const ERRNOS: Readonly<Record<number, Errno>> = {
  1: { name: 'EPERM', meaning: 'the memory-hotplug notifier refused the range' },
  5: { name: 'EIO', meaning: 'the TDX module refused a SEAMCALL; its status is in the log' },
  12: { name: 'ENOMEM', meaning: 'an allocation failed, such as that of a PAMT' },
  13: { name: 'EACCES', meaning: 'the CPU was not in VMX operation' },
  16: { name: 'EBUSY', meaning: 'something is still in use' },
  17: { name: 'EEXIST', meaning: 'there is memory at that place already' },
  19: { name: 'ENODEV', meaning: 'no TDX module answers: it is not loaded, or TDX is not enabled by the BIOS' },
  22: { name: 'EINVAL', meaning: 'something the kernel was given is not valid' },
  28: { name: 'ENOSPC', meaning: 'TDMRs or their reserved areas ran out' },
  95: { name: 'EOPNOTSUPP', meaning: 'the CPU refused the instruction: TDX is not enabled by the BIOS' },
};

/** `-28 (ENOSPC: TDMRs or their reserved areas ran out)`. */
export function describeErrno(errno: number): string {
  const known = ERRNOS[Math.abs(errno)];
  return known === undefined ? `${errno}` : `${errno} (${known.name}: ${known.meaning})`;
}
