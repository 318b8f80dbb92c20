import { applySettings, NO_SETTINGS, type FailLevel, type FileSettings, type ProfileId } from '../../analysis/index';
import type { Reviewed } from '../reporters/reporter';
import type { Configs } from './configs';

/** What the command line says, and which of it stands there itself: a configuration changes only what was not given. */
export interface GivenChoice {
  readonly kernel: ProfileId | 'auto';
  readonly failOn: FailLevel;
  readonly given?: { readonly kernel: boolean; readonly failOn: boolean };
}

/** The kernel profile that a file is reviewed with. */
export function kernelFor({ kernel, given }: GivenChoice, { kernelProfile }: FileSettings): ProfileId | 'auto' {
  return given?.kernel === true ? kernel : (kernelProfile ?? kernel);
}

/** Reviews as the configurations of their sources want them told. */
export async function settle(reviewed: readonly Reviewed[], configs: Configs, { failOn, given }: GivenChoice): Promise<readonly Reviewed[]> {
  const settled: Reviewed[] = [];
  for (const one of reviewed) {
    const settings = new Map<string, FileSettings>();
    for (const source of one.review.sources) settings.set(source, await configs.settingsOf(source));
    const [first = NO_SETTINGS] = settings.values();
    const level = given?.failOn === true ? failOn : (first.failOn ?? failOn);
    settled.push({ ...one, review: applySettings(one.review, (source) => settings.get(source) ?? NO_SETTINGS), failOn: level });
  }
  return settled;
}
