import type { RegionFlag } from '../analysis/index';

interface FlagWords {
  readonly flag: RegionFlag;
  /** Bit of `enum memblock_flags`. */
  readonly bit: number;
  /** Its name in the debugfs listing. */
  readonly name: string;
  readonly meaning: string;
}

/** Flags of memblock regions. None of them changes what TDX takes; regions whose flags differ are never joined. */
export const MEMBLOCK_FLAGS: readonly FlagWords[] = [
  { flag: 'hotplug', bit: 1, name: 'HOTPLUG', meaning: 'Firmware says that it may be removed while the system runs. With movable_node the kernel keeps its own data out of it, PAMTs included.' },
  { flag: 'mirror', bit: 2, name: 'MIRROR', meaning: 'Firmware keeps a second copy of it.' },
  { flag: 'nomap', bit: 4, name: 'NOMAP', meaning: 'The kernel does not map it, and allocates nothing there.' },
  { flag: 'driver-managed', bit: 8, name: 'DRV_MNG', meaning: 'A driver such as kmem added it. It is in the memory list all the same, when it comes before initialisation.' },
  { flag: 'reserved-noinit', bit: 16, name: 'RSRV_NOINIT', meaning: 'Reserved, and its page structures are not initialised.' },
  { flag: 'reserved-kernel', bit: 32, name: 'RSRV_KERN', meaning: "Reserved for the kernel's own use." },
  { flag: 'kho-scratch', bit: 64, name: 'KHO_SCRATCH', meaning: 'Set apart to hand memory over to the next kernel.' },
];

export function flagsOfBits(bits: number): readonly RegionFlag[] {
  return MEMBLOCK_FLAGS.filter(({ bit }) => Math.floor(bits / bit) % 2 === 1).map(({ flag }) => flag);
}

export function flagOfName(name: string): RegionFlag | undefined {
  return MEMBLOCK_FLAGS.find((entry) => entry.name === name || entry.flag === name)?.flag;
}
