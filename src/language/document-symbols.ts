import { hexRange, humanSize, sizeOf, type Span, type TdxMessage } from '../analysis/index';
import { factWords } from './fact-words';
import type { LanguageIndex } from './language-index';
import { sectionsOf, type BootSections, type Section } from './sections';

export interface DocumentSymbol {
  readonly name: string;
  readonly detail: string;
  readonly kind: 'boot' | 'section' | 'range' | 'message';
  readonly span: Span;
  /** What is selected when it is chosen. */
  readonly selection: Span;
  readonly children: readonly DocumentSymbol[];
}

/** Ranges that all lists of a text name one by one. An outline of more is slow in every editor, and nobody reads it. */
const MOST_RANGES = 2000;

/**
 * Boots, their lists and messages, and the ranges in the lists. A text of one boot begins with its lists. In a text of very
 * many ranges each list names its first ones, and says how many follow.
 */
export function documentSymbols(index: LanguageIndex): readonly DocumentSymbol[] {
  const boots = sectionsOf(index);
  const most = mostOfEach(boots.flatMap(({ sections }) => sections.map(({ facts }) => facts.length)));
  const [only] = boots;
  if (only !== undefined && boots.length === 1) return childrenOf(only, index, most);
  return boots.map((boot): DocumentSymbol => {
    const { review, span } = boot;
    return { name: `Boot ${review.boot}`, detail: review.verdict.headline, kind: 'boot', span, selection: { start: span.start, end: span.start }, children: childrenOf(boot, index, most) };
  });
}

/** How many ranges each list may name. */
function mostOfEach(counts: readonly number[]): number {
  const all = counts.reduce((sum, count) => sum + count, 0);
  return all <= MOST_RANGES ? Infinity : Math.max(1, Math.floor(MOST_RANGES / counts.length));
}

function childrenOf({ review, sections }: BootSections, { source }: LanguageIndex, most: number): readonly DocumentSymbol[] {
  const messages = review.host.observed.messages.filter(({ at, kind }) => at.source === source && kind !== 'tdx-note').map(messageSymbol);
  return [...sections.map((section) => sectionSymbol(section, most)), ...messages].sort((a, b) => a.span.start - b.span.start);
}

function sectionSymbol({ name, span, facts }: Section, most: number): DocumentSymbol {
  const children = facts.slice(0, most).map(({ fact }): DocumentSymbol => ({
    name: hexRange(fact.range),
    detail: `${humanSize(sizeOf(fact.range))}, ${factWords(fact)}`,
    kind: 'range',
    span: fact.at.span,
    selection: fact.at.span,
    children: [],
  }));
  const [first, next] = [facts[0], facts[most]];
  const rest = next && restSymbol(facts.length - most, { start: next.fact.at.span.start, end: span.end });
  return { name, detail: `${facts.length}`, kind: 'section', span, selection: first?.fact.at.span ?? span, children: rest === undefined ? children : [...children, rest] };
}

function restSymbol(count: number, span: Span): DocumentSymbol {
  return { name: `${count} more`, detail: '', kind: 'range', span, selection: { start: span.start, end: span.start }, children: [] };
}

const NAMES: Readonly<Record<Exclude<TdxMessage['kind'], 'tdx-note'>, string>> = {
  'tdx-keyids': 'TDX keys',
  'tdx-module': 'TDX module',
  'tdx-initialised': 'TDX initialised',
  'tdx-init-failed': 'TDX initialisation failed',
  'tdx-failure': 'TDX failure',
  'tdx-seamcall': 'Failed SEAMCALL',
  'tdx-pamt': 'PAMT',
  'tdx-dynamic-pamt': 'Dynamic PAMT',
  'tdx-tdmrs-near-limit': 'TDMRs near their limit',
};

function messageSymbol(message: TdxMessage): DocumentSymbol {
  const { span } = message.at;
  const name = message.kind === 'tdx-note' ? 'TDX' : NAMES[message.kind];
  const detail = message.kind === 'tdx-seamcall' ? message.status : message.kind === 'tdx-init-failed' ? `${message.errno}` : message.kind === 'tdx-module' ? message.version : '';
  return { name, detail, kind: 'message', span, selection: span, children: [] };
}
