import 'mocha/mocha.js';
import * as vscode from 'vscode';
import { MEMORY, MemoryFiles } from './memory-files';

/** Sets the suite's own lines apart from the workbench's log; see tools/vscode-host/suite-page.mjs. */
declare const SUITE_MARK: string;

function print(text: string): void {
  for (const line of text.split('\n')) console.log(SUITE_MARK + line);
}

/** Mocha's own reporters print to a page or to a terminal, and here is neither. */
class Lines extends Mocha.reporters.Base {
  constructor(runner: Mocha.Runner) {
    super(runner);
    runner.on('suite', ({ title, root }) => root || print(`\n  ${title}`));
    runner.on('pass', ({ title }) => print(`    ✔ ${title}`));
    runner.on('fail', ({ title }, { stack, message }: Error) => print(`    FAILED: ${title}\n${stack ?? message}`));
  }
}

function start(mocha: Mocha): Promise<Mocha.Runner> {
  return new Promise((resolve) => {
    const runner = mocha.run(() => resolve(runner));
  });
}

/** What VS Code calls inside the extension host of the browser. */
export async function run(): Promise<void> {
  // To the very end: the workbench still asks for its workspace when it takes leave.
  vscode.workspace.registerFileSystemProvider(MEMORY, new MemoryFiles(), { isCaseSensitive: true });
  const mocha = new Mocha({ ui: 'tdd', timeout: 30_000, reporter: Lines, forbidOnly: true, forbidPending: true });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  // Their `suite` and `test` are there only now.
  await import('./suites');
  const { stats } = await start(mocha);
  const { passes, failures } = stats ?? { passes: 0, failures: 1 };
  print(`${passes} passed, ${failures} failed`);
  if (failures > 0) throw new Error(`${failures} host tests failed`);
}
