import type { Host } from '../host/host';
import { defineCheck } from './check';
import { beginning } from './places';

export const logIncomplete = defineCheck({
  code: 'log-incomplete',
  title: 'The log lacks its memory map',
  severity: 'information',
  needs: ['log', 'host'],
  explanation: {
    when: 'A log has lines of TDX or of the firmware memory map, and no memory regions, or only the firmware map to make them from. The ring buffer has wrapped, or somebody filtered the log.',
    consequence: 'Without regions there is no memory list to review; from the firmware map alone it is approximate, and the nodes are unknown.',
    next: 'Capture the whole log: journalctl -k -b, or dmesg soon after boot, or boot with log_buf_len=8M.',
    source: 'free_area_init() prints "Early memory node ranges", the very list that TDX takes.',
  },
  *run({ host }) {
    if (host.environment.value !== 'host') return;
    const seen = host.observed.messages.length > 0 || host.firmware !== undefined || host.kernelRelease !== undefined;
    if (!seen || (host.regions !== undefined && host.regions.origin !== 'e820')) return;
    const start = host.log?.banner === undefined ? 'The beginning of this log is missing' : 'This log is not whole';
    const have =
      host.regions === undefined
        ? 'it holds no memory map, so there is no memory to review'
        : 'it holds the firmware map (e820) but not "Early memory node ranges", so regions are approximate and their nodes unknown';
    yield {
      message: `${start}: ${have}. Capture all of it, with journalctl -k -b, or with dmesg soon after boot.`,
      at: place(host),
      ...(host.regions === undefined ? { severity: 'warning' } : {}),
    };
  },
});

function place(host: Host): ReturnType<typeof beginning> {
  return host.firmware?.[0]?.at ?? host.observed.messages[0]?.at ?? host.kernelRelease?.at ?? beginning(host);
}
