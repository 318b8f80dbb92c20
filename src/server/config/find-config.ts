import { stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { CONFIG_NAME, lineIndex, loadConfig, NO_SETTINGS, settingsFor, type ConfigComplaint, type FileSettings, type LineIndex } from '../../analysis/index';
import { localPath } from '../local-path';
import { configFiles, type OpenText } from './config-files';

/** What the nearest configuration says of a file, with all that it builds on. */
export interface FoundConfig {
  /** Those of a configuration with a mistake count for nothing: half of them could hide what it was meant to show. */
  readonly settings: FileSettings;
  readonly complaints: readonly ConfigComplaint[];
  /** Of each text that was read, by its address. */
  readonly lines: ReadonlyMap<string, LineIndex>;
  /** Every place where it was looked for, by address: a change of one of them may change this. */
  readonly places: readonly string[];
}

const NOTHING: FoundConfig = { settings: NO_SETTINGS, complaints: [], lines: new Map(), places: [] };

export function isConfig(uri: string): boolean {
  return uri.endsWith(`/${CONFIG_NAME}`);
}

/** Looks in the folder of a file and in those above it. What is no file on disk has no configuration. */
export async function findConfig(uri: string, openText: OpenText): Promise<FoundConfig> {
  const file = localPath(uri);
  if (file === undefined) return NOTHING;
  const looked: string[] = [];
  for (const place of placesFor(file)) {
    looked.push(place);
    if (openText(place) === undefined && !(await isFile(place))) continue;
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
  const lines = new Map<string, LineIndex>();
  const places: string[] = [];
  const read: typeof files.read = async (one) => {
    places.push(one);
    const text = await files.read(one);
    if (typeof text === 'string') lines.set(one, lineIndex(text));
    return text;
  };
  const { layers, complaints } = await loadConfig(config, { ...files, read });
  return { settings: complaints.length > 0 ? NO_SETTINGS : settingsFor(layers, file, files), complaints, lines, places };
}

async function isFile(uri: string): Promise<boolean> {
  try {
    return (await stat(fileURLToPath(uri))).isFile();
  } catch {
    return false;
  }
}

function placesFor(file: string): readonly string[] {
  const places: string[] = [];
  for (let folder = path.dirname(file); ; folder = path.dirname(folder)) {
    places.push(pathToFileURL(path.join(folder, CONFIG_NAME)).href);
    if (folder === path.dirname(folder)) return places;
  }
}
