import { loadConfig, NO_SETTINGS, settingsFor, type FileSettings, type LoadedConfig } from '../../analysis/index';
import { configFiles } from './config-files';
import { configFinder } from './find-config';

/** The settings of every file that is reviewed. */
export interface Configs {
  settingsOf(file: string): Promise<FileSettings>;
  /** What is wrong with the configurations that were read so far: `FILE:LINE:COLUMN: why`. */
  complaints(): readonly string[];
  /** Those files themselves. */
  files(): readonly string[];
}

/** @param choice One configuration for all files; `false` for none at all; else the nearest of each file. */
export function configsOf(choice: string | false | undefined): Configs {
  const loaded = new Map<string, LoadedConfig>();
  const find = configFinder();
  const load = async (config: string): Promise<LoadedConfig> => {
    const known = loaded.get(config) ?? (await loadConfig(config, configFiles));
    loaded.set(config, known);
    return known;
  };
  return {
    async settingsOf(file) {
      const config = choice === false ? undefined : (choice ?? (await find(file)));
      return config === undefined ? NO_SETTINGS : settingsFor((await load(config)).layers, file, configFiles);
    },
    complaints: () => [...new Set([...loaded.values()].flatMap(({ complaints }) => complaints.map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`)))],
    files: () => [...new Set([...loaded].flatMap(([file, { layers }]) => [file, ...layers.map((layer) => layer.file)]))],
  };
}
