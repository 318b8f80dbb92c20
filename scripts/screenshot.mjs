// Takes a picture of a sample in VS Code, as in the README: node scripts/screenshot.mjs OUT.png [THEME] [FILE]
import path from 'node:path';
import { launchChromium } from '../tools/chromium/launch.mjs';
import { root } from '../tools/lib/root.mjs';
import { serveFile } from './lib/open.mjs';
import { worstLine } from './lib/worst-line.mjs';

const SIZE = { width: 1500, height: 960 };
/** The sample's reviewed picture is there when the map has drawn its lanes; the frame inside a frame hides when. */
const SETTLED = 9000;

const [out = 'screenshot.png', theme = 'Default Dark Modern', file = 'samples/emerald-rapids-fragmented.log'] = process.argv.slice(2);
const sample = path.resolve(root, file);
const { address, stop } = await serveFile(sample, await worstLine(sample), { 'workbench.colorTheme': theme, 'workbench.activityBar.location': 'hidden', 'workbench.sideBar.location': 'right' });
const browser = await launchChromium();
try {
  const page = await browser.newPage({ viewport: SIZE });
  await page.goto(address);
  await page.waitForTimeout(SETTLED);
  // The explorer says nothing here; the text and the map do.
  await page.keyboard.press('Control+b');
  await page.waitForTimeout(1500);
  await page.screenshot({ path: out });
} finally {
  await browser.close();
  stop();
}
process.exit(0);
