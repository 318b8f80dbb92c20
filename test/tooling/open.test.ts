import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { desktopObstacle } from '../../scripts/lib/desktop-vscode.mjs';
import { workspaceFolder } from '../../scripts/lib/workspace-folder.mjs';
import { remoteUri, workbenchAddress } from '../../tools/vscode-host/address.mjs';

const server = { authority: '127.0.0.1:4000', token: 'secret', stop: () => undefined };

test('a file opens in its own folder', () => {
  expect(workspaceFolder('/srv/captures/host-7/dmesg.log')).toBe('/srv/captures/host-7');
});

test.each([['the root', '/'], ['the home folder', homedir()], ['the temporary folder', tmpdir()]])('%s is too large to open', (_name, folder) => {
  expect(workspaceFolder(path.join(folder, 'dmesg.log'))).toBeUndefined();
});

test('any file name survives in the address', () => {
  expect(remoteUri(server, '/srv/a b/#1?.log')).toBe('vscode-remote://127.0.0.1:4000/srv/a%20b/%231%3F.log');
  const address = new URL(workbenchAddress(server, { folder: '/srv/a & b', payload: [['openFile', 'x?y&z']] }));
  expect(Object.fromEntries(address.searchParams)).toEqual({ tkn: 'secret', folder: '/srv/a & b', payload: '[["openFile","x?y&z"]]' });
});

test('a window without a folder says so', () => {
  expect(Object.fromEntries(new URL(workbenchAddress(server, {})).searchParams)).toEqual({ tkn: 'secret', ew: 'true' });
});

test.each([
  ['a desktop', { DISPLAY: ':0' }, 'linux', false, undefined],
  ['a Mac', {}, 'darwin', false, undefined],
  ['no display', {}, 'linux', false, 'there is no display'],
  ['root', { WAYLAND_DISPLAY: 'wayland-0' }, 'linux', true, 'VS Code refuses to run as root'],
  ['WSL', { WSL_DISTRO_NAME: 'Debian', DISPLAY: ':0' }, 'linux', false, 'under WSL `code` is the one of Windows'],
  ['a remote terminal', { VSCODE_IPC_HOOK_CLI: '/run/s.sock', DISPLAY: ':0' }, 'linux', false, 'this is a terminal of a remote window, whose `code` cannot load an extension from source'],
] as const)('whether `code` opens a window: %s', (_name, env, platform, isRoot, obstacle) => {
  expect(desktopObstacle(env, platform, isRoot)).toBe(obstacle);
});
