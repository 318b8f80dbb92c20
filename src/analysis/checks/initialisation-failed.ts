import { hexRange } from '../base/format';
import type { FailureReason, TdxMessage } from '../evidence/fact';
import { describeErrno } from '../kernel/errno';
import { mismatchOf } from '../run/log-fit';
import type { Run, RunStage } from '../run/run';
import { defineCheck } from './check';

type Failure = Extract<TdxMessage, { kind: 'tdx-failure' }>;

/** Cause and next step of each reason, in plain words. */
const REASONS: Readonly<Record<FailureReason, string>> = {
  'reserved-areas-exhausted':
    'The memory map has more holes in one TDMR than the 16 reserved areas that the TDX module allows. Count the reserved and ACPI ranges inside it; a kernel that takes holes from CMRs, or firmware that puts its ranges together, avoids this.',
  'tdmrs-exhausted': 'The memory map needs more TDMRs than the TDX module has. Fewer, larger memory regions are needed.',
  'region-not-convertible': 'A memory region lies outside the CMRs. The figures in that message are shifted and are no addresses: look at the CMR list instead.',
  'too-few-keyids': 'The BIOS gives TDX fewer than two KeyIDs. Raise the TME-MT/TDX key split in the BIOS.',
  hibernation: 'TDX and hibernation exclude each other. Boot with nohibernate.',
  'memory-notifier': 'The kernel could not register for memory hotplug.',
  'not-enabled-by-bios': 'The BIOS has not enabled TDX, or refused to: check TME-MT, SGX, TDX and the SEAM loader in the BIOS, and the rules for populating DIMMs.',
  'module-not-loaded': 'The TDX module is not loaded. Enable the SEAM loader in the BIOS, or load the module.',
  'rbp-clobber': 'This TDX module overwrites RBP. Update the TDX module.',
  'platform-unsupported': 'The CPU or the BIOS does not offer TDX.',
  'xsave-missing': 'The CPU does not offer XSAVE to the kernel.',
  'movdir64b-missing': 'The CPU does not offer MOVDIR64B to the kernel.',
  'self-snoop-missing': 'The CPU does not offer self-snoop to the kernel.',
  'not-in-vmx-operation': 'A CPU was not in VMX operation when TDX was initialised: it was offline, or KVM was not loaded there.',
  'packages-offline': 'Each CPU package needs one CPU online for TDX.',
  'firmware-bug-cmr-order': 'Firmware reports CMRs that are not in ascending order. Update the BIOS.',
};

/** Messages that end nothing by themselves. */
const HARMLESS: ReadonlySet<FailureReason> = new Set(['packages-offline']);

export const initialisationFailed = defineCheck({
  code: 'initialisation-failed',
  title: 'The log reports that TDX did not come up',
  severity: 'error',
  endsInitialisation: true,
  needs: ['observed', 'host'],
  uses: ['run'],
  explanation: {
    when: 'The log says that initialisation failed, or gives a reason why it cannot succeed, and no later line says that it succeeded.',
    consequence: 'There is no TDX on this boot. The kernel tries once: later attempts return at once. Memory hotplug is unrestricted.',
    next: 'Follow the reason in the message. The error number alone says little: -28 stands for too many TDMRs or reserved areas, -5 for a status of the TDX module, -19 for a module that does not answer.',
    source: 'init_tdx_module() and __tdx_enable() print the error; tdx_init() prints the reasons found at boot.',
  },
  *run({ host, run }) {
    const { outcome, errno, messages } = host.observed;
    if (outcome?.value === 'initialised') return;
    const failures = messages.filter((message): message is Failure => message.kind === 'tdx-failure' && !HARMLESS.has(message.reason));
    const cause = failures.at(-1);
    const at = outcome?.at ?? cause?.at;
    if (at === undefined) return;
    const range = cause?.range;
    const head = errno === undefined ? 'The log reports that TDX cannot be initialised.' : `The log reports that TDX initialisation failed with ${describeErrno(errno.value)}.`;
    const where = range === undefined ? '' : ` It stopped at TDMR ${hexRange(range)}.`;
    const call = cause === undefined ? messages.findLast(({ kind }) => kind === 'tdx-seamcall') : undefined;
    const explained = errno !== undefined && run !== undefined && run.errno === errno.value && mismatchOf(run, host) === undefined ? explainedBy(run) : undefined;
    const why =
      explained !== undefined
        ? `The memory map explains it: see ${explained}.`
        : cause !== undefined
          ? REASONS[cause.reason]
          : call !== undefined
            ? 'The SEAMCALL that failed above it names the reason.'
            : 'The lines above it hold the reason, if the log has them.';
    yield {
      message: `${head}${where} ${why}`,
      at,
      related: cause === undefined || cause.at === at ? (call === undefined ? [] : [{ message: 'The SEAMCALL that failed', at: call.at }]) : [{ message: 'The reason the kernel gives', at: cause.at }],
      ...(range === undefined ? {} : { range }),
    };
  },
});

/** The findings that say why a run ends at a step, and what would help. */
const EXPLANATIONS: Readonly<Partial<Record<RunStage, string>>> = {
  fill_out_tdmrs: 'tdmrs-exhausted',
  tdmrs_set_up_pamt_all: 'pamt-allocation',
  tdmrs_populate_rsvd_areas_all: 'reserved-areas-exhausted',
  'TDH.SYS.INIT': 'cmr-list-invalid',
};

function explainedBy({ stage }: Run): string | undefined {
  return stage === undefined ? undefined : EXPLANATIONS[stage];
}
