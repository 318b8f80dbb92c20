import * as vscode from 'vscode';
import { guard } from '../guard';
import type { Reviewer } from '../reviewer';
import { readSourceDocument } from '../source-document';
import { readMapLink } from './links';
import type { MemoryMap } from './memory-map';

/** Opens the map where a link from a mail or an issue leads. VS Code asks the user before it hands the link over. */
export function openLinks(map: MemoryMap, reviewer: Reviewer, log: vscode.LogOutputChannel): vscode.Disposable {
  return vscode.window.registerUriHandler({
    handleUri: (uri) =>
      guard(log, vscode.l10n.t('The link could not be followed'), async () => {
        const link = readMapLink(uri);
        if (link === undefined) throw new Error(vscode.l10n.t('it is no whole link to a map. Copy it again from the map.'));
        const reviewed = reviewer.resultOf(link.uri) ?? (await reviewer.request(await readSourceDocument(link.uri)));
        if (reviewed === undefined) throw new Error(vscode.l10n.t('{0} holds nothing to review.', link.uri.path));
        if (reviewed.kind !== 'host') await vscode.commands.executeCommand('vscode.open', reviewed.uri, { preview: false, preserveFocus: true });
        map.reveal(reviewed.uri, link.boot, link.range);
      }),
  });
}
