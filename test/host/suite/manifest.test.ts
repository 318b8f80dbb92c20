import * as assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { PROFILE_IDS, checks, profiles } from '../../../src/analysis/index';
import { EXTENSION_ID } from './support/workbench';

interface Setting {
  readonly enum?: readonly string[];
  readonly enumDescriptions?: readonly string[];
  readonly properties?: Readonly<Record<string, { readonly enum: readonly string[]; readonly description: string }>>;
}

function setting(name: string): Setting {
  const extension = vscode.extensions.getExtension(EXTENSION_ID);
  assert.ok(extension);
  const { contributes } = extension.packageJSON as { contributes: { configuration: { properties: Readonly<Record<string, Setting>> } } };
  return contributes.configuration.properties[name] ?? {};
}

suite('manifest', () => {
  test('tdxMemory.severity offers every check, in the order of the registry', () => {
    const levels = ['error', 'warning', 'information', 'hint', 'off'];
    const expected = checks.map(({ code, title, severity }) => [code, { type: 'string', enum: levels, description: `${title}. Without a setting: ${severity}.` }]);
    assert.deepEqual(Object.entries(setting('tdxMemory.severity').properties ?? {}), expected);
  });

  test('tdxMemory.kernelProfile offers every profile with its words', () => {
    const { enum: ids, enumDescriptions } = setting('tdxMemory.kernelProfile');
    assert.deepEqual(ids, ['auto', ...PROFILE_IDS]);
    assert.deepEqual(enumDescriptions?.slice(1), PROFILE_IDS.map((id) => profiles.find((profile) => profile.id === id)?.description));
  });
});
