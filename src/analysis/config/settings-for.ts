import picomatch from 'picomatch/posix';
import type { Acceptance, ConfigSuppression, FileSettings } from './config';
import type { ConfigFiles, ConfigLayer, LoadedConfig } from './load-config';

export const NO_SETTINGS: FileSettings = { severity: new Map(), suppress: [] };

/** As `settingsFor`, for who cannot stop at a mistake: with one, nothing counts. Half of a configuration could hide what it was meant to show. */
export function settingsIfSound({ layers, complaints }: LoadedConfig, file: string, files: Pick<ConfigFiles, 'below'>): FileSettings {
  return complaints.length > 0 ? NO_SETTINGS : settingsFor(layers, file, files);
}

/** What configurations say of one file. Later layers have the last word; suppressions of all of them count, the last first. */
export function settingsFor(layers: readonly ConfigLayer[], file: string, { below }: Pick<ConfigFiles, 'below'>): FileSettings {
  return layers.reduce<FileSettings>(
    (settings, { file: from, config }) => ({
      ...settings,
      ...(config.kernelProfile !== undefined && { kernelProfile: config.kernelProfile }),
      ...(config.failOn !== undefined && { failOn: config.failOn }),
      severity: new Map([...settings.severity, ...config.severity]),
      suppress: [...config.suppress.filter((one) => concerns(one, below(from, file))).map(acceptance), ...settings.suppress],
    }),
    NO_SETTINGS,
  );
}

/** @param path The file as seen from the folder of the configuration. */
function concerns({ files }: ConfigSuppression, path: string | undefined): boolean {
  if (files === undefined) return true;
  // A pattern without a slash is about names, in whatever folder; "./" is what people write for the folder itself.
  const patterns = files.map((pattern) => pattern.replace(/^\.\//, ''));
  return path !== undefined && patterns.some((pattern) => picomatch(pattern, { basename: !pattern.includes('/'), dot: true })(path));
}

function acceptance({ code, reason }: ConfigSuppression): Acceptance {
  return { code, reason };
}
