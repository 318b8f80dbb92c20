import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** This folder. */
export const here = path.dirname(fileURLToPath(import.meta.url));

/** Where everything is installed: about 430 MB. */
export const installed = path.join(here, 'installed');

/** VS Code's server build inside npm's code-server, below an install. */
export const codeFolder = 'node_modules/code-server/lib/vscode';

export const serverMain = path.join(installed, codeFolder, 'out/server-main.js');
