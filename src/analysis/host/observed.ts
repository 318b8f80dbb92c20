import type { Fact, TdxMessage } from '../evidence/fact';
import type { Observed, Sourced } from './host';

const OUTCOMES: Readonly<Partial<Record<TdxMessage['kind'], 'initialised' | 'failed'>>> = {
  'tdx-initialised': 'initialised',
  'tdx-init-failed': 'failed',
};

/**
 * What the log reports of TDX. The last word on the outcome counts; a failed SEAMCALL before a success is no failure,
 * since drivers probe for functions that a module may not have.
 */
export function observe(facts: readonly Fact[]): Observed {
  // A register is what a report reads of the machine; the kernel says nothing by it.
  const messages = facts.filter((fact): fact is TdxMessage => fact.kind.startsWith('tdx-') && fact.kind !== 'tdx-register');
  const last = messages.findLast(({ kind }) => OUTCOMES[kind] !== undefined);
  const value = last === undefined ? undefined : OUTCOMES[last.kind];
  const seamcall = messages.findLast((message) => message.kind === 'tdx-seamcall');
  const pamt = messages.findLast((message) => message.kind === 'tdx-pamt');
  return {
    messages,
    ...(last === undefined || value === undefined ? {} : { outcome: { value, at: last.at } }),
    ...optional('errno', last?.kind === 'tdx-init-failed' ? { value: last.errno, at: last.at } : undefined),
    ...optional('status', seamcall?.kind === 'tdx-seamcall' ? { value: seamcall.status, at: seamcall.statusAt } : undefined),
    ...optional('pamtKb', pamt?.kind === 'tdx-pamt' ? { value: pamt.kb, at: pamt.at } : undefined),
  };
}

function optional<K extends string, T>(key: K, value: Sourced<T> | undefined): { readonly [P in K]?: Sourced<T> } {
  // One computed key gives an index signature; the mapped type says the same more exactly.
  return (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: Sourced<T> };
}
