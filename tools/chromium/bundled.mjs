import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { installFolder } from '../lib/install-folder.mjs';
import { withProgress } from '../lib/progress.mjs';
import { npm, run } from '../lib/run.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const folder = path.join(here, 'unpacked');

const unpack = "import('@sparticuz/chromium').then((module) => module.default.executablePath())";

/** The package's own fonts.conf names folders of the service it was made for. */
const fontsConf = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

/** @param {string} part */
async function fill(part) {
  for (const name of ['package.json', 'package-lock.json']) copyFileSync(path.join(here, name), path.join(part, name));
  await npm(part, ['ci']);
  const browser = path.join(part, 'browser');
  mkdirSync(browser);
  const { code, output } = await run(process.execPath, ['--eval', unpack], {
    cwd: part,
    output: 'hide',
    // It unpacks into the temporary folder, and its shared libraries (NSS, expat) only where it believes to need them.
    env: { ...process.env, TMPDIR: browser, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
  });
  if (code !== 0) throw new Error(`Chromium could not be unpacked:\n${output}`);
  writeFileSync(path.join(browser, 'fonts', 'fonts.conf'), fontsConf);
  rmSync(path.join(part, 'node_modules'), { recursive: true });
}

/**
 * Chromium from npm's `@sparticuz/chromium`, with the shared libraries and fonts it needs: no root, no other package.
 * @returns {Promise<import('./find.mjs').FoundChromium>}
 */
export async function bundledChromium() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`npm has Chromium for Linux on x64 only, this is ${process.platform} on ${process.arch}`);
  }
  const stamp = readFileSync(path.join(here, 'package-lock.json'), 'utf8') + readFileSync(fileURLToPath(import.meta.url), 'utf8');
  await installFolder(folder, stamp, (part) => withProgress('Installing Chromium from npm', () => fill(part)));
  const browser = path.join(folder, 'browser');
  return {
    executablePath: path.join(browser, 'chromium'),
    env: { LD_LIBRARY_PATH: path.join(browser, 'al2023', 'lib'), FONTCONFIG_PATH: path.join(browser, 'fonts') },
    from: 'npm',
  };
}
