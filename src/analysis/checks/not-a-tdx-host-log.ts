import type { Environment, Host } from '../host/host';
import { defineCheck } from './check';
import { beginning } from './places';

const SYSTEMS: Readonly<Record<Exclude<Environment, 'host'>, string>> = {
  'tdx-guest': 'This is the log of a TD guest, not of the host it runs on',
  'sev-guest': 'This is the log of a guest under AMD SEV, not of a host with Intel TDX',
  xen: 'This is the log of a Xen domain, whose memory map is not that of the machine',
  'other-architecture': 'This is the log of another architecture: TDX is of x86-64',
};

export const notATdxHostLog = defineCheck({
  code: 'not-a-tdx-host-log',
  title: 'Not the log of a TDX host',
  severity: 'information',
  needs: ['log', 'host'],
  explanation: {
    when: 'The log is of a TD guest, of a guest under AMD SEV, of a Xen domain or of another architecture; or it is a whole boot log without one line of the TDX host code.',
    consequence: 'A guest or another architecture is not judged. A host that prints nothing has no TDX: no private KeyIDs, a CPU without TDX, or a kernel without CONFIG_INTEL_TDX_HOST. Its memory is reviewed all the same, as if TDX were on.',
    next: 'Capture the log of the host. If it is the host, enable TDX in the BIOS and use a kernel with CONFIG_INTEL_TDX_HOST.',
    source: 'tdx_init() returns without a message where there are no private KeyIDs.',
  },
  *run({ log, host }) {
    const { value, at } = host.environment;
    if (value !== 'host') {
      yield { message: `${SYSTEMS[value]}. It is recognised and not judged.`, at };
      return;
    }
    const whole = log.banner !== undefined && host.regions !== undefined;
    if (!whole || host.observed.messages.length > 0 || host.cmrs !== undefined) return;
    yield {
      message: `This boot log has no line of the TDX host code: ${reason(host)}. The memory is reviewed as if TDX were on.`,
      at: log.banner ?? beginning(host),
    };
  },
});

/** Registers that a report shows beside the log rule out the reasons that lie in firmware and the CPU. */
function reason({ machine }: Host): string {
  const hasKeyIds = machine.registers.some(({ name, value }) => name === 'tdx-keyids' && value > 0);
  return hasKeyIds
    ? 'firmware gives it private KeyIDs, so most likely the kernel lacks CONFIG_INTEL_TDX_HOST'
    : 'the BIOS gives no private KeyIDs, the CPU has no TDX, or the kernel lacks CONFIG_INTEL_TDX_HOST';
}
