import { parseArguments } from './arguments';
import { check } from './commands/check';
import { collect } from './commands/collect';
import { completion } from './commands/completion';
import { decode } from './commands/decode';
import { diff } from './commands/diff';
import { explain } from './commands/explain';
import { hotplug } from './commands/hotplug';
import { lsp } from './commands/lsp';
import { map } from './commands/map';
import { snapshot } from './commands/snapshot';
import { summary } from './commands/summary';
import { EXIT, type ExitCode } from './exit-code';
import { write, type Streams } from './streams';

async function run(args: readonly string[], streams: Streams): Promise<ExitCode> {
  const parsed = parseArguments(args);
  switch (parsed.kind) {
    case 'print':
      await write(streams.stdout, parsed.text);
      return EXIT.clean;
    case 'wrong':
      await write(streams.stderr, `tdxmem: ${parsed.message}\n${parsed.hint}\n`);
      return EXIT.failed;
    case 'check':
      return check(parsed.check, streams, parsed.check.color ?? wantsColor(streams));
    case 'collect':
      return collect(parsed.collect, streams);
    case 'snapshot':
      return snapshot(parsed.snapshot, streams);
    case 'summary':
      return summary(parsed.summary, streams);
    case 'diff':
      return diff(parsed.diff, streams);
    case 'map':
      return map(parsed.map, streams);
    case 'decode':
      return decode(parsed.decode, streams);
    case 'explain':
      return explain(parsed.explain, streams);
    case 'hotplug':
      return hotplug(parsed.hotplug, streams);
    case 'completion':
      return completion(parsed.completion, streams);
    case 'lsp':
      return lsp();
  }
}

/** See https://force-color.org and https://no-color.org: set and not empty. Who forces colours wants them in spite of the other. */
function wantsColor({ stdout }: Streams): boolean {
  const { FORCE_COLOR = '', NO_COLOR = '', TERM = '' } = process.env;
  if (FORCE_COLOR !== '') return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return stdout.isTTY === true && NO_COLOR === '' && TERM !== 'dumb';
}

/** The one place that catches what nobody foresaw. */
async function main(): Promise<void> {
  try {
    process.exitCode = await run(process.argv.slice(2), process);
  } catch (error) {
    process.exitCode = EXIT.failed;
    const what = error instanceof Error ? error.message : String(error);
    const trace = process.env['TDXMEM_DEBUG'] === undefined || !(error instanceof Error) ? '' : `${error.stack ?? ''}\n`;
    process.stderr.write(`tdxmem: ${what}\n${trace}`);
  }
}

void main();
