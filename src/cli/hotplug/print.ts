import { count, decodeStatus, humanSize, pamtKbOf, profileById, stageOf, statusOf, type Review, type Run } from '../../analysis/index';
import { labelled } from '../reporters/text/labelled';
import { printable } from '../reporters/text/printable';
import { sourceName } from '../reporters/text/source-name';
import { wrap } from '../reporters/text/wrap';
import { present, type HotplugAnswer, type HotplugWishes } from './ask';
import { printQuestion } from './print-question';

/** The answer as text that can be pasted into a mail. */
export function printHotplug(review: Review, wishes: HotplugWishes, answer: HotplugAnswer): string[] {
  const parts = [
    wrap(title(review), '== ', '   '),
    header(review, wishes, answer),
    ...(answer.withAdded === undefined ? [] : [beforeInit(answer.without, answer.withAdded)]),
    ...answer.questions.map((question) => printQuestion(question, wishes.node, present(question.range, answer.without))),
  ];
  return parts.flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]));
}

function title({ sources, boot, bootCount, host }: Review): string {
  const boots = bootCount > 1 ? `, boot ${boot} of ${bootCount}` : '';
  const name = host.name === undefined ? '' : ` (${printable(host.name.value)})`;
  return `${sources.map(sourceName).join(', ')}${boots}${name}`;
}

function header(review: Review, wishes: HotplugWishes, { without, withAdded }: HotplugAnswer): string[] {
  const { id, reason } = review.profile;
  const { title: about, initialises } = profileById(id);
  const early = wishes.beforeInit && initialises === 'at-boot' ? `later: ${id} initialises TDX at boot, before any memory can be added` : undefined;
  return labelled(
    [
      ['Profile', printable(`${id} (${about}). ${reason}`)],
      ['Added', early ?? (withAdded === undefined ? 'after TDX is initialised' : 'before TDX is initialised')],
      ['Blocks', blocks(review, wishes)],
      ...(withAdded === undefined ? [['TDX', initialisation(review, without)] as const] : []),
    ],
    '',
  );
}

function blocks({ host: { memoryBlockSize } }: Review, { block }: HotplugWishes): string {
  if (block !== undefined) return `${humanSize(block)}, as asked`;
  if (memoryBlockSize !== undefined) return `${humanSize(memoryBlockSize.value)}, as the evidence says`;
  return 'their size is not known, so each range is asked as one block, and its bounds are only held against 128 MiB, the smallest size there is. Give --block: /sys/devices/system/memory/block_size_bytes holds it in hexadecimal.';
}

/** What the answers rest on. */
function initialisation({ host, profile }: Review, run: Run): string {
  const failed = host.observed.outcome?.value === 'failed' && profile.from !== 'option';
  const reported = failed ? ' The log reports that it failed on this boot: then nothing was refused.' : '';
  switch (run.outcome) {
    case 'passes':
      return `initialises. ${run.reason}${reported}`;
    case 'fails':
      return `does not initialise (${whereOf(run)}): nothing is refused then. ${run.reason}`;
    case 'may-fail':
      return `may fail to initialise (${whereOf(run)}). ${run.reason} The answers are for a boot on which it does initialise.${reported}`;
    case 'undetermined':
      return `whether it initialises cannot be said. ${run.reason} The answers are for a boot on which it does.${reported}`;
  }
}

/** `tdh-sys-config, -5`. */
function whereOf(run: Run): string {
  return [stageOf(run), run.errno === undefined ? undefined : `${run.errno}`].filter((part) => part !== undefined).join(', ');
}

/** Initialisation with the memory in memblock, beside the one without it. */
function beforeInit(without: Run, withAdded: Run): string[] {
  const worse = withAdded.outcome !== 'passes' && without.outcome === 'passes';
  return [
    'Initialisation of TDX:',
    ...labelled([
      ['Without this memory', outcome(without)],
      ['With it', outcome(withAdded)],
      ...(worse && withAdded.outcome === 'fails' ? [['See', 'tdxmem explain hot-added-before-init'] as const] : []),
    ]),
    ...wrap(consequence(withAdded), '  ', '  '),
    ...(withAdded.log.length === 0 ? [] : ['  The kernel logs:', ...withAdded.log.map((line) => `    ${line}`)]),
  ];
}

function consequence(run: Run): string {
  const entries = count(run.kernel.memlist.length, 'entry', 'entries');
  const pamt = pamtKbOf(run);
  if (run.outcome === 'fails') return 'TDX is then off, and nothing is refused that goes online later.';
  return `The TDX memory list then has ${entries}${pamt === undefined ? '' : `, and the PAMTs take ${pamt} KB`}.`;
}

function outcome(run: Run): string {
  const where = whereOf(run);
  const status = statusOf(run);
  const { code, details } = decodeStatus(status ?? '0x0');
  const said = status === undefined ? '' : ` The TDX module answers ${status}, ${code?.name ?? 'a status without a name'}${details === '' ? '' : ` (${details})`}.`;
  return `${run.outcome}${where === '' ? '' : ` (${where})`}. ${run.reason}${said}`;
}

