import * as vscode from 'vscode';
import { guard } from '../guard';
import { chooseProfile } from './choose-profile';
import type { Command, Services } from './command';
import { endHost } from './end-host';
import { findCaptures } from './find-captures';
import { makeSnapshot } from './make-snapshot';
import { openCapture } from './open-capture';
import { openMap } from './open-map';
import { openSample } from './open-sample';
import { reviewFile } from './review-file';
import { reviewHost } from './review-host';
import { selectText } from './select-text';
import { showInMap } from './show-in-map';
import { tryHotAdd } from './try-hot-add';
import { turnOff } from './turn-off';

/** Every command: those of package.json, then those that only lenses and actions run. */
const commands: readonly Command[] = [
  openMap,
  reviewFile,
  reviewHost,
  endHost,
  findCaptures,
  tryHotAdd,
  makeSnapshot,
  chooseProfile,
  openSample,
  openCapture,
  showInMap,
  selectText,
  turnOff,
];

export function registerCommands(services: Services): vscode.Disposable {
  const registered = commands.map(({ id, failure, run }) =>
    vscode.commands.registerCommand(id, (argument: unknown, ...rest: readonly unknown[]) =>
      guard(services.log, failure, () => run(services, argument instanceof vscode.Uri ? argument : undefined, ...rest)),
    ),
  );
  return vscode.Disposable.from(...registered);
}
