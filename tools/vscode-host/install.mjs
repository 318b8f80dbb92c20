import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { installFolder } from '../lib/install-folder.mjs';
import { withProgress } from '../lib/progress.mjs';
import { npm } from '../lib/run.mjs';
import { codeFolder, here, installed } from './paths.mjs';

const watcher = '@parcel/watcher-linux-x64-glibc@2.5.6'.replace('x64', process.arch);

/** A third of the install, and nothing of it is used. */
const unused = [
  `node_modules/node-linux-${process.arch}/include`,
  `node_modules/node-linux-${process.arch}/share`,
  `${codeFolder}/node_modules/@microsoft/mxc-sdk/bin`,
  `${codeFolder}/extensions/copilot`,
  `${codeFolder}/extensions/mermaid-markdown-features`,
  `${codeFolder}/node_modules/@vscode/windows-process-tree`,
];

/** @param {string} part */
async function fill(part) {
  for (const name of ['package.json', 'package-lock.json']) copyFileSync(path.join(here, name), path.join(part, name));
  await npm(part, ['ci']);
  const code = path.join(part, codeFolder);
  // code-server's own postinstall would compile nine native modules; the three that matter ship prebuilt.
  await npm(code, ['install', '--omit=dev', '--omit=optional', '--no-save', ...(process.platform === 'linux' ? [watcher] : [])]);
  copyFileSync(path.join(here, 'stub-spdlog.cjs'), path.join(code, 'node_modules/@vscode/spdlog/index.js'));
  writeFileSync(path.join(code, 'node_modules/@vscode/native-watchdog/index.js'), 'exports.start = exports.exit = () => {};\n');
  for (const name of unused) rmSync(path.join(part, name), { recursive: true, force: true });
}

/** Installs VS Code's server from npm, once: no compiler, no install scripts, no root. */
export async function installVscodeHost() {
  const stamp = ['package-lock.json', 'install.mjs', 'stub-spdlog.cjs'].map((name) => readFileSync(path.join(here, name), 'utf8')).join('');
  await installFolder(installed, stamp, (part) => withProgress('Installing VS Code from npm (once, about 430 MB)', () => fill(part)));
}
