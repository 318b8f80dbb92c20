import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { FAILING_LOG } from './support/texts';
import { EXTENSION_ID, activated, closeAll, openFile, pause, reviewed, until, withSettings } from './support/workbench';

interface Step {
  readonly id: string;
  readonly description: string;
  readonly completionEvents: readonly string[];
}

function steps(): readonly Step[] {
  const manifest = vscode.extensions.getExtension(EXTENSION_ID)?.packageJSON as { contributes: { walkthroughs: readonly { readonly steps: readonly Step[] }[] } };
  return manifest.contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);
}

/** The command behind the link of a step. */
function commandOf(id: string): string {
  const command = /\(command:([^)]+)\)/.exec(steps().find((step) => step.id === id)?.description ?? '')?.[1];
  assert.ok(command, id);
  return command;
}

/** Runs a command that asks something, and takes what is offered first. */
async function runAndAccept(command: string): Promise<void> {
  let done = false;
  const running = Promise.resolve(vscode.commands.executeCommand(command)).finally(() => (done = true));
  for (let tries = 0; !done && tries < 40; tries += 1) {
    await pause(250);
    if (!done) await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
  }
  await running;
}

suite('walkthrough', () => {
  suiteTeardown(async () => {
    await vscode.commands.executeCommand('tdxMemory.endHost', vscode.workspace.workspaceFolders?.[0]?.uri);
    await closeAll();
  });

  test('a step is done when the command of its link has run', () => {
    for (const { id, completionEvents } of steps()) assert.ok(completionEvents.includes(`onCommand:${commandOf(id)}`), id);
  });

  test('a page of VS Code over a document leaves it the active one', async () => {
    const api = await activated();
    await reviewed(await openFile('dmesg.log', FAILING_LOG));
    await vscode.commands.executeCommand('workbench.action.openWalkthrough', `${EXTENSION_ID}#start`);
    await until('it is shown', () => vscode.window.activeTextEditor === undefined);
    assert.equal(api.statusText(), '$(error) TDX fails');
    await vscode.commands.executeCommand('tdxMemory.openMap');
    await until('the map is open', () => vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ label }) => label === 'Map of dmesg.log')));
    await closeAll();
  });

  test('its links, one after the other, lead from a sample to a review of a whole host', async () => {
    const api = await activated();
    assert.deepEqual(steps().map(({ id }) => id), ['open', 'problems', 'map', 'kernels', 'host']);

    await vscode.commands.executeCommand(commandOf('open'));
    const sample = await until('the sample is open', () => vscode.window.activeTextEditor?.document);
    const before = await until('it is reviewed', () => api.resultOf(sample.uri));
    assert.equal(before.reviews[0]?.verdict.kind, 'fails');

    await vscode.commands.executeCommand(commandOf('problems'));
    assert.ok(vscode.languages.getDiagnostics(sample.uri).length > 0);

    await vscode.commands.executeCommand(commandOf('map'));
    await until('the map is open', () => vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(({ input }) => input instanceof vscode.TabInputWebview)));

    await runAndAccept(commandOf('kernels'));
    assert.equal(api.resultOf(sample.uri)?.reviews[0]?.verdict.kind, 'fails');

    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder);
    // A dialog of the system could not be answered from here.
    await withSettings({ 'files.simpleDialog.enable': true }, () => runAndAccept(commandOf('host')));
    const host = await until('the folder is reviewed', () => api.resultOf(folder.uri));
    assert.equal(host.kind, 'host');
  });
});
