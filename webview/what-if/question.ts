import { ADDRESS_LIMIT } from '../../src/analysis/base/address';
import type { MapLane } from '../../src/analysis/map/view';
import type { Bytes } from '../axis/viewport';
import type { HotAddAnswer, HotAddQuestion } from '../protocol';
import { selection, type Model } from '../state/model';
import { parseGoal, parseRange } from '../text/goal';

export type FieldName = 'from' | 'to' | 'node';

/** As it is typed. */
export interface Typed {
  readonly from: string;
  readonly to: string;
  /** Empty where no node is named. */
  readonly node: string;
  readonly beforeInit: boolean;
}

export type ReadQuestion =
  | { readonly kind: 'question'; readonly request: HotAddQuestion }
  | { readonly kind: 'problem'; readonly field: FieldName; readonly message: string };

/** The kernel's MAX_NUMNODES on x86. */
const MOST_NODES = 1024;

export function readQuestion({ from, to, node, beforeInit }: Typed): ReadQuestion {
  if (from.trim() === '') return { kind: 'problem', field: 'from', message: 'Write where the memory begins, such as 0x8080000000 or 512G.' };
  const start = parseGoal(from, ADDRESS_LIMIT);
  if (start.kind === 'problem') return { kind: 'problem', field: 'from', message: start.message };
  if (start.kind === 'address' && to.trim() === '') return { kind: 'problem', field: 'to', message: 'Write where it ends, exclusive, or a size such as +64G.' };
  const range = parseRange(from, to, ADDRESS_LIMIT);
  if (range.kind !== 'range') return { kind: 'problem', field: 'to', message: range.kind === 'problem' ? range.message : 'Write where it ends.' };
  const wanted = node.trim();
  if (!/^\d*$/.test(wanted) || Number(wanted) >= MOST_NODES) return { kind: 'problem', field: 'node', message: `“${wanted}” is no node: write its number, 0 to ${MOST_NODES - 1}, or nothing.` };
  return { kind: 'question', request: { ...range.bytes, beforeInit, ...(wanted === '' ? {} : { node: Number(wanted) }) } };
}

export function sameQuestion(a: HotAddQuestion, b: HotAddQuestion): boolean {
  return a.start === b.start && a.end === b.end && a.node === b.node && a.beforeInit === b.beforeInit;
}

/** What the form begins with: the ruler's range, else the selected one with its node. */
export function proposal(model: Model): Bytes & { readonly node?: number } | undefined {
  const { measure } = model;
  if (measure !== undefined) return measure;
  const segment = selection(model)?.segment;
  return segment && { start: segment.start, end: segment.end, ...(segment.node === undefined ? {} : { node: segment.node }) };
}

const LANE = 'what-if';

/** The answer as a lane over those of the view: what would be accepted and what refused, with the patterns of both. */
export function answerLane({ start, end, beforeInit }: HotAddQuestion, { wished, headline, runs }: HotAddAnswer): MapLane {
  const parts = runs.length > 0 ? runs : [{ start, end, blocks: 0, refused: !wished }];
  const word = (refused: boolean): string => (beforeInit && runs.length === 0 ? (refused ? 'not as wished' : 'TDX initialises with it') : refused ? 'refused' : 'accepted');
  return {
    id: LANE,
    title: 'What if',
    about: 'What would become of memory that you asked about. It is not in the evidence.',
    subtitle: 'not in the evidence',
    segments: parts.map(({ start: from, end: to, blocks, refused }, index) => ({
      id: `${LANE}:${index}`,
      start: from,
      end: to,
      tone: refused ? 'error' : 'online',
      label: `${word(refused)}${blocks === 0 ? '' : `, ${blocksText(blocks)}`}`,
      details: [{ name: 'Answer', value: headline }],
      findings: [],
    })),
  };
}

export function blocksText(blocks: number): string {
  return `${blocks} ${blocks === 1 ? 'block' : 'blocks'}`;
}
