import * as assert from 'node:assert/strict';
import { FAILING_LOG, WORKING_LOG } from './support/texts';
import { activated, closeAll, diagnosticsOf, openFile, quietTime, replaceAll, reviewed, until, withSettings } from './support/workbench';

suite('reviews', () => {
  teardown(closeAll);

  test('of several quick edits only the last is reviewed', async () => {
    const api = await activated();
    const document = await openFile('dmesg.log', FAILING_LOG);
    await reviewed(document);
    const versions: (number | undefined)[] = [];
    const listener = api.onDidReview((uri) => versions.push(api.resultOf(uri)?.version));
    try {
      await replaceAll(document, FAILING_LOG.replace('6.14.0', '6.15.0'));
      await replaceAll(document, FAILING_LOG.replace('6.14.0', '6.16.0'));
      await replaceAll(document, WORKING_LOG);
      const { version, reviews } = await reviewed(document);
      await quietTime();
      assert.deepEqual(versions, [version]);
      assert.equal(reviews[0]?.verdict.kind, 'passes');
    } finally {
      listener.dispose();
    }
  });

  test('a document that is closed before its turn leaves nothing behind', async () => {
    const api = await activated();
    const document = await openFile('dmesg.log', FAILING_LOG);
    await reviewed(document);
    await replaceAll(document, FAILING_LOG + FAILING_LOG);
    await closeAll();
    await quietTime();
    assert.equal(api.resultOf(document.uri), undefined);
    assert.deepEqual(diagnosticsOf(document), []);
  });

  test('the kernel profile comes from the evidence, from the setting, and back', async () => {
    const api = await activated();
    const document = await openFile('dmesg.log', FAILING_LOG);
    const profile = (): unknown => api.resultOf(document.uri)?.reviews[0]?.profile.id;
    await reviewed(document);
    assert.equal(profile(), 'linux-6.8');
    await withSettings({ 'tdxMemory.kernelProfile': 'cmr-v8' }, async () => {
      await until('the setting has taken effect', () => profile() === 'cmr-v8');
    });
    await until('the evidence decides again', () => profile() === 'linux-6.8');
  });
});
