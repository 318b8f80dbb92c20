import type { ModuleName } from '../evidence/fact';
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

/** Messages that only one line of kernels prints say more than a release, which a vendor may have patched. */
function fromWording({ observed, kernelRelease }: Host): ChosenProfile | undefined {
  const { messages } = observed;
  if (messages.some(({ kind }) => kind === 'tdx-dynamic-pamt')) {
    return { id: 'linux-dpamt', from: 'log', reason: 'The log says that Dynamic PAMT is enabled.' };
  }
  if (messages.some((message) => message.kind === 'tdx-failure' && message.text.includes('is not TDX convertible memory'))) {
    return { id: 'cmr-v8.2', from: 'log', reason: 'The log says that a region "is not TDX convertible memory", and only a kernel that checks regions against CMRs by itself prints that.' };
  }
  const name = messages.flatMap((message) => ('moduleName' in message && message.moduleName !== undefined ? [message.moduleName] : [])).at(-1);
  if (name === undefined) return undefined;
  const { id, words, more = '' } = WORDINGS[name];
  const release = fromRelease(kernelRelease?.value);
  const named = release.from === 'release';
  // Where both say the same, the release is the plainer reason.
  if (named && release.id === id) return undefined;
  return { id, from: 'log', reason: `The line that ends initialisation begins with "${name}", ${words}${named ? `, although the release is ${kernelRelease?.value ?? ''}` : ''}.${more}` };
}

/** What kernels call the module in the line that ends initialisation. */
const WORDINGS: Readonly<Record<ModuleName, { readonly id: ProfileId; readonly words: string; readonly more?: string }>> = {
  module: { id: 'linux-6.8', words: 'as kernels from 6.8 to 7.0 write it' },
  'TDX-Module': { id: 'linux-7.1', words: 'which only kernels from 7.1 on write', more: ' No line says that Dynamic PAMT is enabled, so it is taken to be off.' },
};

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
  return { id: 'linux-6.8', from: 'release', reason: `Taken from the kernel release ${release}.${release.endsWith('-intel') ? vendorNote(number) : ''}` };
}

/** That a kernel prints CMRs does not prove the patch: 6.8.0-1004-intel printed them and took holes from memblock. */
function vendorNote(number: number): string {
  return number === 6008
    ? ' Later Ubuntu Intel kernels carry an out-of-tree patch that takes holes from CMRs: choose cmr-v8 if yours does.'
    : ' Ubuntu Intel kernels of 6.8 carry an out-of-tree patch that takes holes from CMRs, and those of 6.14 were reported to lack it: choose cmr-v8 if yours has it.';
}
