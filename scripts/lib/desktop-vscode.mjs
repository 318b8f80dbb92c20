import { onPath } from '../../tools/lib/on-path.mjs';

/**
 * Why the `code` on PATH, if there is one, would not open a window here.
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} platform
 * @param {boolean} isRoot
 * @returns {string | undefined}
 */
export function desktopObstacle(env, platform, isRoot) {
  if (env['VSCODE_IPC_HOOK_CLI'] !== undefined) return 'this is a terminal of a remote window, whose `code` cannot load an extension from source';
  if (env['WSL_DISTRO_NAME'] !== undefined) return 'under WSL `code` is the one of Windows';
  if (platform !== 'linux') return undefined;
  if (env['DISPLAY'] === undefined && env['WAYLAND_DISPLAY'] === undefined) return 'there is no display';
  if (isRoot) return 'VS Code refuses to run as root';
  return undefined;
}

/**
 * The desktop VS Code to use, if one can open a window here.
 * @returns {string | undefined}
 */
export function desktopVscode() {
  const forced = process.env['TDXMEM_START'];
  if (forced === 'server') return undefined;
  const code = onPath('code');
  if (forced === 'desktop') {
    if (code === undefined) throw new Error('TDXMEM_START=desktop, but there is no `code` on PATH.');
    return code;
  }
  return desktopObstacle(process.env, process.platform, process.getuid?.() === 0) === undefined ? code : undefined;
}
