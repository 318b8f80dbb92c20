import { expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };

test('works in a workspace that is not trusted: it runs nothing of it', () => {
  expect(manifest.capabilities.untrustedWorkspaces).toEqual({ supported: true });
});

test('works in a virtual workspace, and in the browser', () => {
  expect(manifest.capabilities.virtualWorkspaces).toBe(true);
  expect(manifest.browser).toBe('./dist/extension/web.js');
});

test('runs where the files are, also on a remote machine', () => {
  expect(manifest.extensionKind).toEqual(['workspace', 'ui']);
});
