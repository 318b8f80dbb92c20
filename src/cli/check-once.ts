import path from 'node:path';
import { NO_SETTINGS, type FileSettings } from '../analysis/index';
import { version } from '../../package.json';
import type { CheckArguments } from './arguments/check';
import type { Baseline } from './baseline/baseline';
import { readBaseline, writeBaseline } from './baseline/file';
import { baselineOf, compareWithBaseline, describeGone } from './baseline/compare';
import { complain } from './complain';
import { configsOf } from './config/configs';
import { kernelFor, settle } from './config/settle';
import { EXIT, type ExitCode } from './exit-code';
import { fixesOf } from './fixes';
import { expand, type Expanded } from './input/expand';
import { reporters } from './reporters/registry';
import type { Reviewed } from './reporters/reporter';
import { reviewEach, reviewTogether, saysNoCapture, type ReviewChoice, type ReviewedFiles } from './review-files';
import { crashes, outcome } from './review-outcome';
import { write, type Streams } from './streams';

/** One run of `tdxmem check`. */
export interface Checked {
  readonly code: ExitCode;
  /** Files and folders whose change would change the report. */
  readonly read: readonly string[];
}

/** Reviews everything once, prints one report, and says on standard error what could not be reviewed. */
export async function checkOnce(args: CheckArguments, { stdin, stdout, stderr }: Streams, color: boolean): Promise<Checked> {
  const expanded = await expand(args.files.length > 0 ? args.files : ['-'], { folders: !args.host });
  const configs = configsOf(args.config);
  const settings = new Map<string, FileSettings>();
  for (const file of expanded.files) settings.set(file, await configs.settingsOf(file));
  const read = [...expanded.files, ...expanded.folders, ...configs.files(), ...(args.baseline === undefined ? [] : [args.baseline])];
  // A configuration that is half understood could hide what it was to show.
  if (configs.complaints().length > 0) return { code: await complain(configs.complaints(), stderr), read };
  const { reviewed, complaints, passedOver } = await reviewAll(expanded, settings, args, stdin);
  const told = await settle(reviewed, configs, args);
  // A snapshot may name captures in other folders, which have configurations of their own.
  if (configs.complaints().length > 0) return { code: await complain(configs.complaints(), stderr), read };
  const known = await knownFrom(told, args);
  const { reviewed: report } = known;
  const notes = [...passedOver, ...known.notes];
  const reporter = reporters.find(({ id }) => id === args.format);
  if (reporter === undefined) throw new Error(`no reporter ${args.format}`);
  const unread = [...expanded.complaints, ...complaints, ...known.complaints];
  if (!args.quiet) await write(stdout, reporter.print(report, { version, color, full: args.full, unread, ...(known.absent !== undefined && { absent: known.absent }) }));
  if (notes.length > 0 && !args.quiet) await complain(notes, stderr);
  const code = await complain([...unread, ...report.flatMap(({ review }) => crashes(review))], stderr);
  const sources = report.flatMap(({ review }) => review.sources).filter((source) => source !== '-');
  return { code: args.exitZero ? EXIT.clean : code === EXIT.clean ? outcome(report) : code, read: [...new Set([...read, ...configs.files(), ...sources])] };
}

/** Everything that the operands stand for. What was found below a folder and is no capture is passed over, and said. */
async function reviewAll({ files, found }: Expanded, settings: ReadonlyMap<string, FileSettings>, args: CheckArguments, stdin: Streams['stdin']): Promise<ReviewedFiles & { readonly passedOver: readonly string[] }> {
  const choiceFor = (file: string): ReviewChoice => ({ kernel: kernelFor(args, settings.get(file) ?? NO_SETTINGS), ...(args.format === 'sarif' && { fixes: fixesOf }) });
  const [first = '-'] = files;
  if (args.host) return { ...(await reviewTogether(files, choiceFor(first), stdin)), passedOver: [] };
  const reviewed: Reviewed[] = [];
  const complaints: string[] = [];
  const noCaptures: string[] = [];
  for (const file of files) {
    const one = await reviewEach([file], choiceFor(file), stdin);
    reviewed.push(...one.reviewed);
    if (found.has(file) && one.complaints.every(saysNoCapture)) noCaptures.push(...one.complaints.map(() => file));
    else complaints.push(...one.complaints);
  }
  const passedOver = noCaptures.length === 0 ? [] : [`Passed over, since nothing in them is known: ${noCaptures.join(', ')}.`];
  if (reviewed.length === 0 && complaints.length === 0) return { reviewed, complaints: [...complaints, ...passedOver, ...(files.length === 0 ? [] : ['There is nothing to review.'])], passedOver: [] };
  return { reviewed, complaints, passedOver };
}

/** The reviews as the baseline has them, after it is written where that is asked for. */
async function knownFrom(reviewed: readonly Reviewed[], { baseline: file, writeBaseline: writes }: CheckArguments): Promise<{ readonly reviewed: readonly Reviewed[]; readonly notes: readonly string[]; readonly complaints: readonly string[]; readonly absent?: Baseline }> {
  if (file === undefined) return { reviewed, notes: [], complaints: [] };
  const earlier = await readBaseline(file);
  if (earlier.kind === 'wrong') return { reviewed, notes: [], complaints: [`${file}: ${earlier.message}`] };
  if (earlier.kind === 'absent' && !writes) return { reviewed, notes: [], complaints: [`${file}: There is no such file. --write-baseline makes it of what is found now.`] };
  const folder = path.dirname(file);
  const before = earlier.kind === 'baseline' ? earlier.known : [];
  const known = writes ? baselineOf(reviewed, before, folder) : before;
  const failure = writes ? await writeBaseline(file, known) : undefined;
  const { reviewed: compared, gone, absent } = compareWithBaseline(reviewed, known, file, folder);
  return { reviewed: compared, notes: describeGone(gone, file), complaints: failure === undefined ? [] : [`${file}: ${failure}`], absent };
}
