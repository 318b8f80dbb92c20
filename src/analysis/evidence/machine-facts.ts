import type { Placed } from './placed';

/** What names a machine and a boot. */
export type MachineFact = Dmi | CpuModel | BootTime | BootMarker | HostName | TdxRegister | Hypervisor;

/** `DMI: Dell Inc. PowerEdge R760/0NH278, BIOS 1.5.6 10/23/2023`. */
export interface Dmi extends Placed {
  readonly kind: 'dmi';
  /** Vendor, product and board, as printed. */
  readonly machine: string;
  readonly bios?: string;
}

/** `smpboot: CPU0: Intel(R) Xeon(R) Platinum 8480+ (family: 0x6, model: 0x8f, stepping: 0x8)`. */
export interface CpuModel extends Placed {
  readonly kind: 'cpu-model';
  readonly name: string;
}

/** When a boot began, as the log writes it: ISO 8601 where it can be told. */
export interface BootTime extends Placed {
  readonly kind: 'boot-time';
  readonly text: string;
}

/** `-- Boot 3f1c2c1e9d0b4b1f8f0e6a4b7c2d9e10 --` or `-- Reboot --`: where journalctl parts two boots. */
export interface BootMarker extends Placed {
  readonly kind: 'boot-marker';
  /** The boot ID, 32 hexadecimal digits, where it is printed. */
  readonly id?: string;
}

export interface HostName extends Placed {
  readonly kind: 'host-name';
  readonly name: string;
}

/** `Hypervisor detected: KVM`: the log is of a virtual machine. */
export interface Hypervisor extends Placed {
  readonly kind: 'hypervisor';
  readonly name: string;
}

/** What a report reads from the registers that firmware sets for TDX. */
export interface TdxRegister extends Placed {
  readonly kind: 'tdx-register';
  readonly name: 'tme-enabled' | 'seamrr-enabled' | 'tdx-keyids' | 'mktme-keyids' | 'sgx-mcheck-status';
  readonly value: number;
}
