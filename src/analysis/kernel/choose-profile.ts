import type { Host } from '../host/host';
import { isProfileId, type ProfileId } from './profiles';

/** The profile a review is made under, and how it was chosen. */
export interface ChosenProfile {
  readonly id: ProfileId;
  readonly from: 'option' | 'snapshot' | 'log' | 'release' | 'default';
  /** One sentence for people. */
  readonly reason: string;
}

/** A given profile first, then a snapshot's, then what the log's wording and the kernel release tell. */
export function chooseProfile(host: Host, wanted: ProfileId | 'auto' = 'auto'): ChosenProfile {
  if (wanted !== 'auto') return { id: wanted, from: 'option', reason: 'Chosen by the user.' };
  const asked = host.profileChoice?.value;
  if (asked !== undefined && isProfileId(asked)) return { id: asked, from: 'snapshot', reason: 'Chosen in the snapshot.' };
  return fromWording(host) ?? fromRelease(host.kernelRelease?.value);
}

/** Messages that only one line of kernels prints say more than a release that a vendor may have patched. */
function fromWording({ observed }: Host): ChosenProfile | undefined {
  if (observed.messages.some(({ kind }) => kind === 'tdx-dynamic-pamt')) {
    return { id: 'linux-dpamt', from: 'log', reason: 'The log says that Dynamic PAMT is enabled.' };
  }
  return undefined;
}

function fromRelease(release: string | undefined): ChosenProfile {
  const version = /^(?<major>\d{1,3})\.(?<minor>\d{1,3})/.exec(release ?? '')?.groups;
  if (release === undefined || version === undefined) {
    return { id: 'linux-6.8', from: 'default', reason: 'The evidence names no kernel release, so the mainline of 6.8 to 7.0 is assumed.' };
  }
  const number = Number(version['major']) * 1000 + Number(version['minor']);
  if (number >= 7001) return { id: 'linux-7.1', from: 'release', reason: `Taken from the kernel release ${release}.` };
  if (number < 6008) {
    return { id: 'linux-6.8', from: 'release', reason: `${release} is older than TDX host support in mainline (6.8), so 6.8 is assumed.` };
  }
  const vendor = release.endsWith('-intel')
    ? ' Later Ubuntu Intel kernels carry an out-of-tree patch that takes holes from CMRs: choose cmr-v8 if yours does.'
    : '';
  return { id: 'linux-6.8', from: 'release', reason: `Taken from the kernel release ${release}.${vendor}` };
}
