import type { Connection, InitializeParams } from 'vscode-languageserver';
import type { ProfileId } from '../analysis/index';
import { SECTION, settingsFrom, type Settings } from './settings';

/** What the client wants: its configuration before its initialization options, and what was chosen since before both. */
export class Configuration {
  readonly #connection: Connection;
  #initial: unknown = undefined;
  #asks = false;
  #settings: Settings = settingsFrom([]);
  readonly #profiles = new Map<string, ProfileId>();
  readonly #off = new Set<string>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  start({ initializationOptions, capabilities }: InitializeParams): void {
    this.#initial = initializationOptions;
    this.#asks = capabilities.workspace?.configuration === true;
    this.#settings = settingsFrom([initializationOptions]);
  }

  /** Asks the client anew; `sent` is what it sent by itself. */
  async update(sent?: unknown): Promise<void> {
    const asked: unknown = this.#asks ? await this.#connection.workspace.getConfiguration(SECTION) : sectionOf(sent);
    this.#settings = settingsFrom([asked, this.#initial]);
  }

  /** Nothing where nobody has chosen one. */
  profileOf(uri: string): ProfileId | 'auto' | undefined {
    return this.#profiles.get(uri) ?? this.#settings.kernelProfile;
  }

  get settings(): Settings {
    const severity = new Map(this.#settings.severity);
    for (const code of this.#off) severity.set(code, 'off');
    return { ...this.#settings, severity };
  }

  chooseProfile(uri: string, profile: ProfileId): void {
    this.#profiles.set(uri, profile);
  }

  turnOff(code: string): void {
    this.#off.add(code);
  }
}

/** Some clients send all of their settings, some send ours alone. */
function sectionOf(sent: unknown): unknown {
  return typeof sent === 'object' && sent !== null && SECTION in sent ? (sent as Readonly<Record<string, unknown>>)[SECTION] : sent;
}
