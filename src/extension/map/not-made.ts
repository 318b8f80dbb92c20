import * as vscode from 'vscode';
import type { FileToSave, FromPage } from '../../../webview/protocol';
import { guard, reportFailure } from '../guard';

/** Tells the user that the page could not make a picture, and offers to save what it made instead. */
export function tellNotMade({ picture, reason, instead }: Extract<FromPage, { type: 'not-made' }>, log: vscode.LogOutputChannel, save: (file: FileToSave) => Promise<void>): void {
  const kind = picture.toUpperCase();
  if (instead === undefined) return reportFailure(log, vscode.l10n.t('No {0} was made, and nothing was saved', kind), reason);
  log.error(`The map's page made no ${kind}: ${reason}`);
  const message = vscode.l10n.t('No {0} was made, and nothing was saved: {1}. Save the picture as SVG, which need not be drawn, or zoom in and export what is in sight.', kind, reason);
  // Waiting for an answer would keep the page's message for as long as this one is on screen.
  void vscode.window.showErrorMessage(message, vscode.l10n.t('Save as SVG')).then((answer) => {
    if (answer !== undefined) void guard(log, vscode.l10n.t('The SVG could not be saved'), () => save(instead));
  });
}
