import * as vscode from 'vscode';
import { guard } from '../guard';
import { chooseProfile } from './choose-profile';
import type { Command, Services } from './command';
import { endHost } from './end-host';
import { openMap } from './open-map';
import { reviewFile } from './review-file';
import { reviewHost } from './review-host';

/** Every command of package.json. */
const commands: readonly Command[] = [openMap, reviewFile, reviewHost, endHost, chooseProfile];

export function registerCommands(services: Services, log: vscode.LogOutputChannel): vscode.Disposable {
  const registered = commands.map(({ id, failure, run }) =>
    vscode.commands.registerCommand(id, (argument: unknown, selection: unknown) =>
      guard(log, failure, () => run(services, argument instanceof vscode.Uri ? argument : undefined, urisOf(selection))),
    ),
  );
  return vscode.Disposable.from(...registered);
}

function urisOf(selection: unknown): readonly vscode.Uri[] {
  return Array.isArray(selection) ? selection.filter((item): item is vscode.Uri => item instanceof vscode.Uri) : [];
}
