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

/** The least severity that makes the review of a file fail. */
export function failLevelFor({ failOn, given }: Pick<GivenChoice, 'failOn' | 'given'>, settings: FileSettings): FailLevel {
  return given?.failOn === true ? failOn : (settings.failOn ?? failOn);
}

/** Reviews as the configurations of their sources want them told. */
export async function settle(reviewed: readonly Reviewed[], configs: Configs, choice: GivenChoice): Promise<readonly Reviewed[]> {
  const settled: Reviewed[] = [];
  for (const one of reviewed) {
    const settings = new Map<string, FileSettings>();
    for (const source of one.review.sources) settings.set(source, await configs.settingsOf(source));
    const [first = NO_SETTINGS] = settings.values();
    settled.push({ ...one, review: applySettings(one.review, (source) => settings.get(source) ?? NO_SETTINGS), failOn: failLevelFor(choice, first) });
  }
  return settled;
}
