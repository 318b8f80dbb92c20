import type { TdxMessage } from '../evidence/fact';
import { decodeStatus, leafName } from '../module/status';
import { defineCheck } from './check';

type Seamcall = Extract<TdxMessage, { kind: 'tdx-seamcall' }>;

export const seamcallStatus = defineCheck({
  code: 'seamcall-status',
  title: 'The TDX module returned an error status',
  severity: 'error',
  endsInitialisation: true,
  needs: ['observed', 'host'],
  explanation: {
    when: 'The log shows a failed SEAMCALL. It is an information where a later line says that TDX was initialised: drivers also ask for functions that a module may lack.',
    consequence: 'The call did not do its work. In initialisation that ends it with -5 (EIO).',
    next: 'Read the decoded status: its low bytes name the TDMR, the PAMT level or the operand at fault.',
    source: "The TDX module's error codes; seamcall_prerr() prints them.",
  },
  *run({ host }) {
    const { messages, outcome } = host.observed;
    for (const call of messages) {
      if (call.kind !== 'tdx-seamcall') continue;
      const harmless = outcome?.value === 'initialised' && outcome.at.span.start > call.at.span.start;
      yield { message: describe(call, harmless), at: call.statusAt, ...(harmless ? { severity: 'information' } : {}) };
    }
  },
});

function describe({ leaf, status }: Seamcall, harmless: boolean): string {
  const { code, details } = decodeStatus(status);
  const which = details === '' ? '' : ` (${details})`;
  const what =
    code === undefined
      ? `${leafName(leaf)} failed with ${status}, a status without a public name.`
      : `${leafName(leaf)} failed with ${status}, ${code.name}${which}: ${code.meaning}.`;
  if (harmless) return `${what} TDX was initialised afterwards, so this did no harm.`;
  return code === undefined ? `${what} Look for it in the error codes of your TDX module's version.` : `${what} ${code.next}`;
}
