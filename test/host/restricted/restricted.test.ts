import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
// What a window that is not trusted can do is what any other can.
import '../suite/commands.test';
import '../suite/config.test';
import '../suite/diagnostics.test';
import '../suite/language.test';
import '../suite/map.test';

suite('a restricted window', () => {
  test('is what this is', () => {
    assert.equal(vscode.workspace.isTrusted, false);
  });
});
