import { stat } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { CONFIG_NAME, loadConfig, NO_SETTINGS, settingsIfSound, type FileSettings, type LoadedConfig } from '../../analysis/index';
import { localPath } from '../local-path';
import { configFiles, type OpenText } from './config-files';

/** What the nearest configuration says of a file, with all that it builds on. */
export interface FoundConfig extends LoadedConfig {
  readonly settings: FileSettings;
  /** Every place where it was looked for, by address: a change of one of them may change this. */
  readonly places: readonly string[];
}

const NOTHING: FoundConfig = { settings: NO_SETTINGS, layers: [], complaints: [], places: [] };

export function isConfig(uri: string): boolean {
  return uri.endsWith(`/${CONFIG_NAME}`);
}

/** Looks in the folder of a file and in those above it. What is no file on disk has no configuration. */
export async function findConfig(uri: string, openText: OpenText): Promise<FoundConfig> {
  const file = localPath(uri);
  if (file === undefined) return NOTHING;
  const looked: string[] = [];
  for (const candidate of placesFor(file)) {
    const place = pathToFileURL(candidate).href;
    looked.push(place);
    if (openText(place) === undefined && !(await isFile(candidate))) continue;
    const found = await readChain(place, uri, openText);
    return { ...found, places: [...looked, ...found.places] };
  }
  return { ...NOTHING, places: looked };
}

/** Reads one configuration, as it holds for itself. */
export function configAt(uri: string, openText: OpenText): Promise<FoundConfig> {
  return localPath(uri) === undefined ? Promise.resolve(NOTHING) : readChain(uri, uri, openText);
}

async function readChain(config: string, file: string, openText: OpenText): Promise<FoundConfig> {
  const files = configFiles(openText);
  const places: string[] = [];
  const read: typeof files.read = (one) => {
    places.push(one);
    return files.read(one);
  };
  const loaded = await loadConfig(config, { ...files, read });
  return { ...loaded, settings: settingsIfSound(loaded, file, files), places };
}

async function isFile(candidate: string): Promise<boolean> {
  try {
    return (await stat(candidate)).isFile();
  } catch {
    return false;
  }
}

function placesFor(file: string): readonly string[] {
  const places: string[] = [];
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    places.push(path.join(folder, CONFIG_NAME));
    if (folder === path.dirname(folder)) return places;
  }
}
