import { loadConfig, NO_SETTINGS, settingsIfSound, type FileSettings, type LoadedConfig } from '../../analysis/index';
import * as vscode from 'vscode';
import { ConfigChanges, type ChangedConfigs } from './config-changes';
import { configFiles } from './config-files';
import { configPlaces } from './config-places';

/** What holds for one document. */
export interface DocumentConfig {
  readonly settings: FileSettings;
  /** What says so; absent where there is no configuration. */
  readonly from?: LoadedConfig;
}

const NO_CONFIG: DocumentConfig = { settings: NO_SETTINGS };

/** The nearest configuration of each document, read once until one of them changes. */
export class Configs implements vscode.Disposable {
  readonly #changes = new ConfigChanges();
  readonly #changed = new vscode.EventEmitter<(uri: vscode.Uri) => boolean>();
  readonly #byDocument = new Map<string, Promise<DocumentConfig>>();
  readonly #byAddress = new Map<string, Promise<LoadedConfig>>();
  readonly #isThere = new Map<string, Promise<boolean>>();
  /** Where the configuration of each document was looked for. */
  readonly #places = new Map<string, Set<string>>();
  /** What each configuration builds on, itself among them. */
  readonly #chains = new Map<string, Set<string>>();

  /** What holds for some documents may be something else now: tells of each whether it is one of these. */
  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#changes.onDidChange((changed) => this.#forget(changed));
  }

  /** The same object each time until a configuration changes. */
  of(uri: vscode.Uri): Promise<DocumentConfig> {
    return once(this.#byDocument, uri.toString(), () => this.#find(uri));
  }

  /** Documents with the settings that hold for each. */
  configured<D extends { readonly uri: vscode.Uri }>(documents: readonly D[]): Promise<readonly (D & Pick<DocumentConfig, 'settings'>)[]> {
    return Promise.all(documents.map(async (document) => ({ ...document, settings: (await this.of(document.uri)).settings })));
  }

  dispose(): void {
    this.#changes.dispose();
    this.#changed.dispose();
  }

  #forget(changed: ChangedConfigs): void {
    const isChanged = (address: string): boolean => changed === 'any' || changed.has(address);
    const isBuiltOn = (config: string): boolean => isChanged(config) || [...(this.#chains.get(config) ?? [])].some(isChanged);
    const concerned = new Set([...this.#places].flatMap(([document, places]) => (changed === 'any' || [...places].some(isBuiltOn) ? [document] : [])));
    for (const document of concerned) this.#byDocument.delete(document);
    for (const config of [...this.#byAddress.keys()].filter(isBuiltOn)) this.#byAddress.delete(config);
    for (const place of [...this.#isThere.keys()].filter(isChanged)) this.#isThere.delete(place);
    this.#changed.fire((uri) => concerned.has(uri.toString()));
  }

  async #find(uri: vscode.Uri): Promise<DocumentConfig> {
    const looked = new Set<string>();
    this.#places.set(uri.toString(), looked);
    for (const place of configPlaces(uri)) {
      this.#changes.watch(place);
      looked.add(place.toString());
      if (!(await once(this.#isThere, place.toString(), () => isFile(place)))) continue;
      const from = await once(this.#byAddress, place.toString(), () => this.#read(place));
      return { settings: settingsIfSound(from, uri.toString(), configFiles), from };
    }
    return NO_CONFIG;
  }

  #read(config: vscode.Uri): Promise<LoadedConfig> {
    const chain = new Set<string>();
    this.#chains.set(config.toString(), chain);
    const read: typeof configFiles.read = (file) => {
      this.#changes.watch(vscode.Uri.parse(file, true));
      chain.add(file);
      return configFiles.read(file);
    };
    return loadConfig(config.toString(), { ...configFiles, read });
  }
}

function once<T>(known: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const made = known.get(key) ?? make();
  known.set(key, made);
  return made;
}

async function isFile(uri: vscode.Uri): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.File) !== 0;
  } catch {
    return false;
  }
}
