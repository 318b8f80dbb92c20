import { parseArgs } from 'node:util';
import type { Difference } from './difference';
import { compareFile, vectorFiles, type FailedCase, type VectorKind } from './vector-files';

export const HELP = `Holds the models of the kernel and of the TDX module against vectors.

  npm run conformance -- [--kernel DIR] [--module DIR] [--show N]

  --kernel DIR   vectors of the kernel's part; all five variants of every case
  --module DIR   vectors of the TDX module
  --show N       failed cases to show for each file (default 3)
  --help         this text

DIR holds *.json.gz or *.json in the formats of test/conformance/vectors/*/README.md. Without a DIR the project's own
vectors are taken. A case passes only when every field of it agrees, in every variant. The last line is
"N passed, N failed"; the exit code is 1 when any case failed or could not be run, 2 when the command itself is wrong.
Not vouched for by the vectors, and so not compared: TDMRs after a failure, the order of reserved areas that overlap, and how
often a WARN_ON is hit.

64-bit values: memory regions are read from bigint to page frames, and base + size wraps as u64 does. Addresses inside
the kernel's models are doubles, exact for whole pages below 2^64 and for all bytes below 2^53; sums, differences
and products wrap at 2^64. The module's models are bigint throughout. A case with a value that cannot be held exactly fails and
says so: nothing is rounded in silence.`;

/** Runs the comparison as a command. Returns the exit code. */
export function conformance(args: readonly string[], defaults: Readonly<Record<VectorKind, string>>, print: (line: string) => void): number {
  const options = optionsOf(args);
  if (typeof options === 'string') {
    print(options);
    return 2;
  }
  if (options.help) {
    print(HELP);
    return 0;
  }
  const total = { passed: 0, failed: 0 };
  for (const [kind, folder] of chosen(options, defaults)) {
    print(`${kind} vectors in ${folder}`);
    const { passed, failed } = compareFolder(kind, folder, options.show, print);
    total.passed += passed;
    total.failed += failed;
  }
  print(`${total.passed} passed, ${total.failed} failed`);
  return total.failed > 0 ? 1 : 0;
}

interface Options {
  readonly kernel: string | undefined;
  readonly module: string | undefined;
  readonly show: number;
  readonly help: boolean;
}

/** The options, or what is wrong with them. */
function optionsOf(args: readonly string[]): Options | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { kernel: { type: 'string' }, module: { type: 'string' }, show: { type: 'string', default: '3' }, help: { type: 'boolean', default: false } },
    });
    const show = Number(values.show);
    if (!Number.isInteger(show) || show < 0) return `--show takes a number, not ${values.show}`;
    return { kernel: values.kernel, module: values.module, show, help: values.help };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Only the kinds that are asked for; both without any. */
function chosen({ kernel, module }: Options, defaults: Readonly<Record<VectorKind, string>>): readonly (readonly [VectorKind, string])[] {
  if (kernel === undefined && module === undefined) return [['kernel', defaults.kernel], ['module', defaults.module]];
  return [...(kernel === undefined ? [] : [['kernel', kernel] as const]), ...(module === undefined ? [] : [['module', module] as const])];
}

function compareFolder(kind: VectorKind, folder: string, show: number, print: (line: string) => void): { readonly passed: number; readonly failed: number } {
  let files: readonly string[];
  try {
    files = vectorFiles(folder);
  } catch (error) {
    print(`  cannot be read: ${error instanceof Error ? error.message : String(error)}`);
    return { passed: 0, failed: 1 };
  }
  // A folder without vectors must not look like one whose vectors all pass.
  if (files.length === 0) print('  holds no *.json.gz or *.json');
  let [passed, failed] = [0, files.length === 0 ? 1 : 0];
  for (const name of files) {
    const result = compareFile(kind, folder, name);
    print(`  ${name}: ${result.passed} passed, ${result.failed.length} failed`);
    result.failed.slice(0, show).flatMap(explained).forEach(print);
    if (result.failed.length > show) print(`    … and ${result.failed.length - show} more`);
    passed += result.passed;
    failed += result.failed.length;
  }
  return { passed, failed };
}

const DIFFERENCES_SHOWN = 4;

function explained({ name, differences }: FailedCase): readonly string[] {
  const more = differences.length > DIFFERENCES_SHOWN ? [`      … and ${differences.length - DIFFERENCES_SHOWN} more`] : [];
  return [`    ${name}`, ...differences.slice(0, DIFFERENCES_SHOWN).map((difference) => `      ${sentence(difference)}`), ...more];
}

function sentence({ variant, field, actual, expected, reason }: Difference): string {
  if (reason !== undefined) return `not run: ${reason}`;
  return `${variant === undefined ? '' : `${variant}: `}${field} is ${shown(actual)}, expected ${shown(expected)}`;
}

const LONGEST = 160;

function shown(value: unknown): string {
  const text = value === undefined ? 'absent' : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
