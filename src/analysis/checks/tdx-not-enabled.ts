import type { TdxRegister } from '../evidence/machine-facts';
import { defineCheck } from './check';

export const tdxNotEnabled = defineCheck({
  code: 'tdx-not-enabled',
  title: 'This machine cannot start TDX as it is',
  severity: 'warning',
  needs: ['machine', 'host'],
  explanation: {
    when: 'A report shows that firmware has set aside no KeyID for TDX or has not enabled memory encryption or the SEAM range; or the CPU is none of those that have TDX.',
    consequence: 'The kernel finds no TDX and prints nothing, or says that the module is not loaded. The memory configuration does not matter before this is mended.',
    next: 'Enable TME, TME-MT, SGX and TDX with a share of KeyIDs in the BIOS set-up, with the "TDX SEAM Loader" on, and populate the DIMMs as the platform asks.',
    source: 'record_keyid_partitioning() reads IA32_MKTME_KEYID_PARTITIONING; the module needs SEAMRR and memory encryption.',
  },
  *run({ host, machine }) {
    if (host.environment.value !== 'host' || host.observed.outcome?.value === 'initialised') return;
    const { registers, cpu } = machine;
    if (cpu !== undefined && /\b(?:AMD|EPYC|Ryzen|Hygon|Zhaoxin)\b/i.test(cpu.name)) {
      yield { severity: 'information', message: `The CPU is "${cpu.name}": it has no Intel TDX. The review shows what a TDX host with this memory would do.`, at: cpu.at };
      return;
    }
    const off = registers.filter(({ name, value }) => value === 0 && name in MEANINGS);
    const [first] = off;
    if (first === undefined) return;
    yield {
      message: `${off.map(({ name }) => MEANINGS[name as keyof typeof MEANINGS]).join(' ')} TDX cannot start on this machine as it is, whatever its memory. Look for TME, SGX, TDX and its KeyIDs in the BIOS set-up.`,
      at: first.at,
      related: off.slice(1).map((register) => ({ message: MEANINGS[register.name as keyof typeof MEANINGS], at: register.at })),
    };
  },
});

const MEANINGS = {
  'tdx-keyids': 'Firmware has set aside no KeyIDs for TDX.',
  'seamrr-enabled': 'The SEAM memory range is not enabled.',
  'tme-enabled': 'Memory encryption (TME) is not enabled.',
} as const satisfies Partial<Record<TdxRegister['name'], string>>;
