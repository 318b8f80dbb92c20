import * as assert from 'node:assert/strict';
import { BROKEN_SNAPSHOT, SOUND_SNAPSHOT } from './support/texts';
import { activated, closeAll, codesOf, diagnosticsOf, openFile, replaceAll, reviewed } from './support/workbench';

const MISTAKE = { code: 'snapshot-invalid', severity: 'Error', range: '2:41-2:51', related: [] };

suite('snapshots', () => {
  suiteSetup(activated);
  teardown(closeAll);

  test('a mistake is told at its place, and goes when it is mended', async () => {
    const document = await openFile('host.tdxmem.json', BROKEN_SNAPSHOT);
    await reviewed(document);
    assert.deepEqual(diagnosticsOf(document).filter(({ code }) => code === 'snapshot-invalid'), [MISTAKE]);
    await replaceAll(document, SOUND_SNAPSHOT);
    await reviewed(document);
    assert.ok(!codesOf(document).includes('snapshot-invalid'));
  });

  test('an accepted finding is not shown', async () => {
    const stray = SOUND_SNAPSHOT.replace('"cmrs": [{ "base": "0x100000", "size": "0x77700000" }]', '"cmrs": [{ "base": "0x100000000", "size": "0x77700000" }]');
    const document = await openFile('host.tdxmem.json', stray);
    await reviewed(document);
    assert.ok(codesOf(document).includes('region-not-convertible'));
    const suppress = '"suppress": [{ "code": "region-not-convertible", "reason": "a test" }]';
    await replaceAll(document, stray.replace('"formatVersion": 1,', `"formatVersion": 1,\n  ${suppress},`));
    await reviewed(document);
    assert.ok(!codesOf(document).includes('region-not-convertible'));
  });
});
