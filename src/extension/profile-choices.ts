import type * as vscode from 'vscode';
import { kernelProfile, type ProfileChoice } from './settings';

/** The kernel profile of each subject: what was chosen for it, until it is closed or ended, or what the settings say. */
export class ProfileChoices {
  readonly #chosen = new Map<string, ProfileChoice>();

  /** @param place Where the settings hold that count, if the subject's own address is no file. */
  of(subject: vscode.Uri, place = subject): ProfileChoice {
    return this.#chosen.get(subject.toString()) ?? kernelProfile(place);
  }

  choose(subject: vscode.Uri, profile: ProfileChoice): void {
    this.#chosen.set(subject.toString(), profile);
  }

  forget(subject: vscode.Uri): void {
    this.#chosen.delete(subject.toString());
  }
}
