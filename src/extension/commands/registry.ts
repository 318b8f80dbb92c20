import * as vscode from 'vscode';
import { guard } from '../guard';
import { chooseProfile } from './choose-profile';
import type { Command, Services } from './command';
import { openMap } from './open-map';
import { reviewFile } from './review-file';

/** Every command of package.json. */
const commands: readonly Command[] = [openMap, reviewFile, chooseProfile];

export function registerCommands(services: Services, log: vscode.LogOutputChannel): vscode.Disposable {
  const registered = commands.map(({ id, failure, run }) =>
    vscode.commands.registerCommand(id, (argument: unknown) =>
      guard(log, failure, () => run(services, argument instanceof vscode.Uri ? argument : undefined)),
    ),
  );
  return vscode.Disposable.from(...registered);
}
