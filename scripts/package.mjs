// Packs the extension for installation: node scripts/package.mjs [FILE.vsix]
import { packageExtension } from './lib/vsix.mjs';

process.exitCode = (await packageExtension(process.argv[2])) ? 0 : 1;
