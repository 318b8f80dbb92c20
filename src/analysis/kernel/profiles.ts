import type { ModuleName } from '../evidence/fact';

/** How one line of kernels treats TDX memory. The next kernel is one entry that states only what differs. */
export interface KernelProfile {
  readonly id: ProfileId;
  /** A few words for a menu. */
  readonly title: string;
  /** Which kernels these are, in one sentence. */
  readonly description: string;
  /** When the module is initialised: that moment decides what is in the snapshot. */
  readonly initialises: 'never' | 'on-demand' | 'at-boot';
  /** Where holes inside a TDMR are looked up. */
  readonly holesFrom: 'memblock' | 'cmrs';
  /** Whether a region outside every single CMR ends initialisation before the module is asked. */
  readonly requiresRegionInCmr: boolean;
  /** What the kernel calls the module in the line that ends initialisation. */
  readonly moduleName: ModuleName;
  /** Whether 4 KiB PAMTs are replaced by a bitmap where the module can. */
  readonly dynamicPamt: boolean;
}

export const PROFILE_IDS = ['seed-v8', 'linux-6.8', 'linux-7.1', 'linux-dpamt', 'cmr-v8', 'cmr-v8.2'] as const;
export type ProfileId = (typeof PROFILE_IDS)[number];

const LINUX_6_8: KernelProfile = {
  id: 'linux-6.8',
  title: 'Linux 6.8 to 7.0',
  description: 'Mainline 6.8 to about 7.0: initialises on demand when kvm_intel loads; holes from memblock.',
  initialises: 'on-demand',
  holesFrom: 'memblock',
  requiresRegionInCmr: false,
  moduleName: 'module',
  dynamicPamt: false,
};

const LINUX_7_1: KernelProfile = {
  ...LINUX_6_8,
  id: 'linux-7.1',
  title: 'Linux 7.1 and later',
  description: 'Mainline from about 7.1: initialises at boot, before kmem, virtio-mem and ACPI add memory.',
  initialises: 'at-boot',
  moduleName: 'TDX-Module',
};

/** Every profile, in the order in which outcomes are shown. */
export const profiles: readonly KernelProfile[] = [
  {
    ...LINUX_6_8,
    id: 'seed-v8',
    title: 'TDX host series v8',
    description: 'The eighth posting of the TDX host series (2022): the memory list and the hotplug notifier only.',
    initialises: 'never',
  },
  LINUX_6_8,
  LINUX_7_1,
  {
    ...LINUX_7_1,
    id: 'linux-dpamt',
    title: 'Linux with Dynamic PAMT',
    description: 'As 7.1, with Dynamic PAMT where the module offers it.',
    dynamicPamt: true,
  },
  {
    ...LINUX_6_8,
    id: 'cmr-v8',
    title: 'Out of tree: holes from CMRs',
    description: 'Out of tree, such as Ubuntu 24.04 Intel kernels: holes are looked up in the CMRs.',
    holesFrom: 'cmrs',
  },
  {
    ...LINUX_6_8,
    id: 'cmr-v8.2',
    title: 'Out of tree: holes from CMRs, regions checked',
    description: 'Out of tree: as cmr-v8, and every region must lie inside one CMR.',
    holesFrom: 'cmrs',
    requiresRegionInCmr: true,
  },
];

export function profileById(id: ProfileId): KernelProfile {
  const profile = profiles.find((candidate) => candidate.id === id);
  if (profile === undefined) throw new Error(`no kernel profile ${id}`);
  return profile;
}

export function isProfileId(text: string): text is ProfileId {
  return (PROFILE_IDS as readonly string[]).includes(text);
}
