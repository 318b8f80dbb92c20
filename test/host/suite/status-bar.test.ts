import * as assert from 'node:assert/strict';
import { FAILING_LOG, UNRELATED_LOG, WORKING_LOG } from './support/texts';
import { activated, closeAll, openFile, replaceAll, reviewed, until } from './support/workbench';

suite('status bar', () => {
  teardown(closeAll);

  test('the verdict of the active document, and nothing for others', async () => {
    const api = await activated();
    await reviewed(await openFile('failing.log', FAILING_LOG));
    assert.equal(api.statusText(), '$(error) TDX fails');
    await openFile('application.log', UNRELATED_LOG);
    await until('it is hidden', () => api.statusText() === undefined);
    await reviewed(await openFile('working.log', WORKING_LOG));
    assert.equal(api.statusText(), '$(check) TDX passes');
  });

  test('of several boots the last one counts', async () => {
    const api = await activated();
    await reviewed(await openFile('journal.log', FAILING_LOG + WORKING_LOG));
    assert.equal(api.statusText(), '$(check) TDX passes');
  });

  test('it follows the text', async () => {
    const api = await activated();
    const document = await openFile('dmesg.log', FAILING_LOG);
    await reviewed(document);
    await replaceAll(document, FAILING_LOG.split('\n').slice(0, 2).join('\n'));
    await reviewed(document);
    assert.equal(api.statusText(), '$(question) TDX undetermined');
  });
});
