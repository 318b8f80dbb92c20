// Checks the types of every runtime, each with the library it really has.
import path from 'node:path';
import { root } from '../tools/lib/root.mjs';
import { run } from '../tools/lib/run.mjs';

const projects = [
  'src/analysis',
  'src/language',
  'src/library',
  'src/extension',
  'src/extension/node',
  'src/cli',
  'src/server',
  'webview',
  'test',
  'test/host',
  'tsconfig.tools.json',
];

const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
const results = await Promise.all(projects.map((project) => run(process.execPath, [tsc, '--project', project], { cwd: root, output: 'hide' })));
for (const [index, { code, output }] of results.entries()) {
  if (code === 0) continue;
  console.error(`${projects[index]}:\n${output}`);
  process.exitCode = 1;
}
