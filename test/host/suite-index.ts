import * as fs from 'node:fs';
import * as path from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';
import { removeScratch } from './scratch';

/** Sets the suite's own lines apart from the workbench's log; see tools/vscode-host/code-shim.mjs. */
const mark = process.env['VSCODE_TEST_MARK'] ?? '';

function print(...values: unknown[]): void {
  for (const line of format(...values).split('\n')) console.log(mark + line);
}

function testFiles(folder: string): string[] {
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.test.js')).sort().map((name) => path.join(folder, name));
}

function start(mocha: Mocha): Promise<Mocha.Runner> {
  return new Promise((resolve) => {
    const runner = mocha.run(() => resolve(runner));
  });
}

/** What VS Code calls inside the extension host. */
export async function run(): Promise<void> {
  Mocha.reporters.Base.consoleLog = print;
  const mocha = new Mocha({ ui: 'tdd', timeout: 30_000, color: false, reporter: 'spec', forbidOnly: true, forbidPending: true });
  for (const file of testFiles(path.join(__dirname, process.env['TDXMEM_HOST_SUITE'] ?? 'suite'))) mocha.addFile(file);
  const { stats } = await start(mocha);
  removeScratch();
  const { passes, failures } = stats ?? { passes: 0, failures: 1 };
  print(`${passes} passed, ${failures} failed`);
  if (failures > 0) throw new Error(`${failures} host tests failed`);
}
