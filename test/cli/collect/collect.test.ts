import { describe, expect, test } from 'vitest';
import { reviewHost, type Review } from '../../../src/analysis/index';
import { essence } from '../../support/snapshot-round-trip';
import { collectFrom } from './fake-server';
import { DMESG, FILES, PROGRAMS } from './server';

function reviewOf(bundle: string): Review {
  const [only, ...more] = reviewHost([{ name: 'host.txt', text: bundle }]);
  if (only === undefined || more.length > 0) throw new Error(`${more.length} more boots`);
  return only;
}

/** `start-end` in hexadecimal, the end exclusive, and what else there is to say. */
const words = ({ range, ...rest }: { readonly range: { readonly start: number; readonly end: number } }, ...more: readonly unknown[]): string =>
  [`${range.start.toString(16)}-${range.end.toString(16)}`, ...more.map(String), ...('node' in rest ? [`node ${String(rest.node)}`] : [])].join(' ');

describe('a bundle of a server', () => {
  const { status, stdout, stderr } = collectFrom({ files: FILES, programs: PROGRAMS, tools: true });
  const { host, problems, findings } = reviewOf(stdout);

  test('is collected to its end', () => {
    expect([status, stdout.slice(0, 18), stdout.slice(-17)]).toEqual([0, '# tdxmem bundle 1\n', '# end of bundle\n'.padStart(17, '\n')]);
    // Whether root runs the test is said or not said.
    expect(stderr.split('\n').filter((line) => line !== '' && !line.includes('does not run as root'))).toEqual([]);
  });

  test('has every line understood', () => {
    expect(problems).toEqual([]);
    expect(findings.map(({ code, message }) => [code, message.slice(0, message.indexOf(' GiB'))])).toEqual([
      ['hotplug-forecast', 'Ranges that the SRAT marks as hot-pluggable: 14'],
      ['first-megabyte-overlap', expect.any(String)],
      ['hotplug-forecast', 'Memory that was added and is offline: 2'],
      ['hotplug-forecast', 'CXL windows: 16'],
    ]);
  });

  test('tells the memory of the boot and the CMRs', () => {
    expect(host.regions?.origin).toBe('early-node-ranges');
    expect(host.regions?.list.map((region) => words(region))).toEqual(['1000-a0000 node 0', '100000-70000000 node 0', '100000000-200000000 node 0', '200000000-300000000 node 1']);
    expect(host.cmrs?.list.map((cmr) => words({ range: cmr.range }))).toEqual(['100000-70000000', '100000000-300000000']);
    expect(host.firmware?.map(({ range, label }) => words({ range }, label))).toEqual(['0-a0000 usable', '100000-70000000 usable', '100000000-300000000 usable']);
    expect(host.srat?.map(({ range, pxm, hotplug }) => words({ range }, pxm, hotplug))).toEqual(['0-70000000 0 false', '100000000-200000000 0 false', '200000000-300000000 1 false', '300000000-700000000 1 true']);
    expect(host.windows?.map((window) => words({ range: window.range }))).toEqual(['800000000-c00000000']);
  });

  test('tells the running system', () => {
    expect(host.memoryBlockSize?.value).toBe(0x8000000);
    expect(host.present?.blocks?.map(({ range, state, node }) => words({ range }, state, node))).toEqual(['0-70000000 online 0', '100000000-200000000 online 0', '200000000-300000000 online 1', '300000000-380000000 offline 1']);
    expect(host.present?.onlinePolicy?.value).toBe('online');
    expect(host.hotAdded?.map(({ range, node, driver, state }) => words({ range }, node, driver, state))).toEqual(['300000000-380000000 1 dimm offline']);
    expect(host.contradictions ?? []).toEqual([]);
  });

  test('tells the host and what became of TDX', () => {
    expect([host.name?.value, host.kernelRelease?.value, host.observed.outcome?.value, host.observed.pamtKb?.value]).toEqual(['tdx-lab-4', '6.8.0-1004-intel', 'initialised', 41052]);
    expect(host.machine.registers.map(({ name, value }) => [name, value])).toEqual([
      ['mktme-keyids', 32],
      ['tdx-keyids', 32],
      ['tme-enabled', 1],
      ['seamrr-enabled', 1],
    ]);
  });
});

describe('a server without any program', () => {
  const { status, stdout } = collectFrom({ files: FILES, programs: {}, tools: false });

  test('gives what its files tell', () => {
    const { host, problems } = reviewOf(stdout);
    expect([status, problems]).toEqual([0, []]);
    expect(host.regions?.origin).toBe('memblock-debugfs');
    expect(host.memoryBlockSize?.value).toBe(0x8000000);
    expect(host.present?.blocks?.map(({ range, state }) => words({ range }, state))).toEqual(['0-70000000 online', '100000000-200000000 online', '200000000-300000000 online', '300000000-380000000 offline']);
  });

  test('has every missing program named once', () => {
    expect([...stdout.matchAll(/^# note: (\S+) is not installed$/gm)].map(([, name]) => name)).toEqual(['uname', 'date', 'lsmem', 'numactl', 'od', 'od', 'daxctl', 'ndctl', 'cxl', 'rdmsr']);
  });

  test('is not redacted without awk, since it would show what nobody wants shown', () => {
    const refused = collectFrom({ files: FILES, programs: {}, tools: false }, ['--redact']);
    expect(refused).toEqual({ status: 2, stdout: '', stderr: 'tdxmem collect: redaction needs awk, which is not installed. Nothing was collected.\n' });
  });
});

describe('a server that tells little', () => {
  test('has nothing but notes, and is said to have nothing', () => {
    const { status, stdout } = collectFrom({ files: { 'proc/version': '' }, programs: {}, tools: false });
    expect(status).toBe(0);
    expect(reviewOf(stdout).host.regions).toBeUndefined();
  });

  test('that hides addresses is told to be asked as root', () => {
    const hidden = '00000000-00000000 : System RAM\n  00000000-00000000 : Kernel code\n';
    const { stdout, stderr } = collectFrom({ files: { ...FILES, 'proc/iomem': hidden }, programs: PROGRAMS, tools: true });
    expect(stderr).toContain('tdxmem collect: all addresses in /proc/iomem are zero: run this as root\n');
    expect(reviewOf(stdout).findings.map(({ code }) => code)).toContain('addresses-hidden');
  });

  test('whose log has wrapped gives the journal in its place', () => {
    const wrapped = DMESG.split('\n').slice(-4).join('\n');
    const journal = collectFrom({ files: FILES, programs: { ...PROGRAMS, dmesg: wrapped, journalctl: DMESG }, tools: true });
    expect(reviewOf(journal.stdout).host.regions?.origin).toBe('early-node-ranges');
    expect(journal.stdout).toContain('==> journalctl -k -b <==');
    const lost = collectFrom({ files: FILES, programs: { ...PROGRAMS, dmesg: wrapped }, tools: true });
    expect(lost.stderr).toContain('the kernel log has lost its beginning');
  });
});

describe('--redact', () => {
  const SECRETS = ['tdx-lab-4', 'lab-builder-7', 'builder@', 'example.org', '01234567-89ab-cdef-0123-456789abcdef', '192.0.2.17', '192.0.2.1', '3c:ec:ef:01:02:03', '2001:db8::17:2', 'WX1234567890', 'SN-998877'];
  const open = collectFrom({ files: FILES, programs: PROGRAMS, tools: true });
  const redacted = collectFrom({ files: FILES, programs: PROGRAMS, tools: true }, ['--redact']);

  test('leaves nothing that tells this host from others', () => {
    expect(SECRETS.filter((secret) => redacted.stdout.includes(secret))).toEqual([]);
    // All of them but the serial number of the machine, which is never read.
    expect(SECRETS.filter((secret) => !open.stdout.includes(secret))).toEqual(['SN-998877']);
  });

  test('leaves the review as it is', () => {
    expect(essence(reviewOf(redacted.stdout))).toEqual(essence(reviewOf(open.stdout)));
    expect(redacted.stdout).toContain('BIOS 1.2.3.4 06/01/2025');
    expect(redacted.stdout).toContain('igb 0000:3d:00.0 eth0');
  });

  test('gives one word for one name throughout', () => {
    expect([...new Set(redacted.stdout.match(/redacted-[a-z0-9]+-\d+/g))].sort()).toEqual(['redacted-host-1', 'redacted-host-2', 'redacted-ipv4-1', 'redacted-ipv4-2', 'redacted-ipv6-1', 'redacted-mac-1', 'redacted-serial-1', 'redacted-user-1', 'redacted-uuid-1']);
  });
});

test('an option that is none is refused', () => {
  expect(collectFrom({ files: {}, programs: {}, tools: false }, ['--all'])).toEqual({ status: 2, stdout: '', stderr: 'usage: sh collect.sh [--redact] > host.txt\n' });
});
