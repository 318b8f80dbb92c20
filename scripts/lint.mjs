// Lints every source: node scripts/lint.mjs [--fix]
import path from 'node:path';
import { root } from '../tools/lib/root.mjs';
import { run } from '../tools/lib/run.mjs';

const oxlint = path.join(root, 'node_modules/oxlint/bin/oxlint');
const { code } = await run(process.execPath, [oxlint, '--type-aware', '--deny-warnings', ...process.argv.slice(2)], { cwd: root });
process.exitCode = code;
