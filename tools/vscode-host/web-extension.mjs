import { statSync } from 'node:fs';
import path from 'node:path';

/**
 * An extension under development that runs in the browser: its suite, too.
 * @typedef {object} WebExtension
 * @property {string} folder
 * @property {string} tests The suite's file in the folder, with slashes.
 */

/** Where the workbench finds the extension, beside what its server has. */
const PLACE = '/extension-under-development';
const CONFIGURATION = /(id="vscode-workbench-web-configuration" data-settings=")([^"]*)"/;

/**
 * The page of the workbench with an extension of the browser. Its address can name extensions of the server's machine
 * only, and those run in Node.
 * @param {string} html
 * @param {URL} address
 * @param {string} tests
 * @returns {string}
 * @throws Where the page is not what this VS Code is known to send.
 */
function withExtension(html, { protocol, host }, tests) {
  const settings = CONFIGURATION.exec(html)?.[2];
  if (settings === undefined) throw new Error('The page of the workbench has no configuration to add an extension to.');
  const configuration = /** @type {{ developmentOptions: object }} */ (JSON.parse(settings.replaceAll('&quot;', '"')));
  const extension = { scheme: protocol.slice(0, -1), authority: host, path: PLACE };
  Object.assign(configuration.developmentOptions, { extensions: [extension], extensionTestsPath: { ...extension, path: `${PLACE}/${tests}` } });
  const changed = JSON.stringify(configuration).replaceAll('"', '&quot;');
  return html.replace(CONFIGURATION, (_, /** @type {string} */ start) => `${start}${changed}"`);
}

/**
 * Gives a page of the workbench, before it is opened, an extension that it gets over the network.
 * @param {import('playwright-core').Page} page
 * @param {WebExtension} extension
 */
export async function addWebExtension(page, { folder, tests }) {
  await page.route(({ pathname }) => pathname === '/', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: withExtension(await response.text(), new URL(route.request().url()), tests) });
  });
  await page.route(({ pathname }) => pathname.startsWith(`${PLACE}/`), async (route) => {
    const file = path.join(folder, decodeURIComponent(new URL(route.request().url()).pathname.slice(PLACE.length)));
    await (statSync(file, { throwIfNoEntry: false })?.isFile() === true ? route.fulfill({ path: file }) : route.fulfill({ status: 404 }));
  });
}
