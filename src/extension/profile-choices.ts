import type { FileSettings } from '../analysis/index';
import type * as vscode from 'vscode';
import { kernelProfile, type ProfileChoice } from './settings';

interface FirstDocument {
  readonly uri: vscode.Uri;
  readonly settings: FileSettings;
}

/** The kernel profile of each subject: what was chosen for it, until it is closed or ended, then what the settings say, then its configuration. */
export class ProfileChoices {
  readonly #chosen = new Map<string, ProfileChoice>();

  /** @param first The first document of the subject, whose settings and configuration count. */
  of(subject: vscode.Uri, first: FirstDocument | undefined): ProfileChoice {
    return this.#chosen.get(subject.toString()) ?? kernelProfile(first?.uri ?? subject) ?? first?.settings.kernelProfile ?? 'auto';
  }

  choose(subject: vscode.Uri, profile: ProfileChoice): void {
    this.#chosen.set(subject.toString(), profile);
  }

  forget(subject: vscode.Uri): void {
    this.#chosen.delete(subject.toString());
  }
}
