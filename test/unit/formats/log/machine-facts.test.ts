import { describe, expect, test } from 'vitest';
import { factsOf, placeOf, read } from '../../support/read';

/** A line of a boot, and what it says. `shown` is what stands at the place of the fact. */
function says(line: string, fact: object, shown = line): void {
  const text = `[    0.654321] ${line}\n`;
  expect(factsOf(text)).toEqual([{ ...fact, at: placeOf(text, shown) }]);
}

describe('DMI', () => {
  test('machine and firmware', () => {
    says('DMI: Dell Inc. PowerEdge R760/0NH278, BIOS 1.5.6 10/23/2023', { kind: 'dmi', machine: 'Dell Inc. PowerEdge R760/0NH278', bios: '1.5.6 10/23/2023' });
  });

  test('a comma in the name of the machine', () => {
    says('DMI: QEMU Standard PC (Q35 + ICH9, 2009)/, BIOS 1.16.2', { kind: 'dmi', machine: 'QEMU Standard PC (Q35 + ICH9, 2009)/', bios: '1.16.2' });
  });

  test.each(['DMI: Memory slots populated: 1/1', 'DMI: , BIOS 1.0', 'SMBIOS 3.5.0 present.'])('silent: %s', (text) => {
    expect(read(text)).toEqual({ facts: [], problems: [] });
  });
});

describe('the CPU', () => {
  test.each([
    ['smpboot: CPU0: Intel(R) Xeon(R) Platinum 8480+ (family: 0x6, model: 0x8f, stepping: 0x8)', 'Intel(R) Xeon(R) Platinum 8480+'],
    ['smpboot: CPU0: Intel(R) Xeon(R) CPU E5-2620 0 @ 2.00GHz (fam: 06, model: 2d, stepping: 07)', 'Intel(R) Xeon(R) CPU E5-2620 0 @ 2.00GHz'],
    ['CPU0: Intel(R) Xeon(R) CPU X5650 @ 2.67GHz stepping 02', 'Intel(R) Xeon(R) CPU X5650 @ 2.67GHz'],
  ])('%s', (line, name) => {
    says(line, { kind: 'cpu-model', name }, name);
  });

  test.each(['smpboot: CPU0: ', 'CPU0: Thermal monitoring enabled (TM1)', 'smpboot: CPU 1 is now offline'])('silent: %s', (text) => {
    expect(read(text)).toEqual({ facts: [], problems: [] });
  });
});

describe('the hypervisor of a virtual machine', () => {
  test('its name', () => {
    says('Hypervisor detected: KVM', { kind: 'hypervisor', name: 'KVM' }, 'KVM');
  });

  test.each(['Hypervisor detected: ', 'No hypervisor detected: KVM'])('silent: %s', (text) => {
    expect(read(text)).toEqual({ facts: [], problems: [] });
  });
});

describe('the clock that the kernel reads', () => {
  test.each([
    ['rtc_cmos 00:04: setting system clock to 2026-11-23T00:57:41 UTC (1795395461)', '2026-11-23T00:57:41 UTC'],
    ['rtc-efi rtc-efi.0: setting system clock to 2026-11-23 00:57:41 UTC (1795395461)', '2026-11-23 00:57:41 UTC'],
  ])('%s', (line, shown) => {
    says(line, { kind: 'boot-time', text: '2026-11-23T00:57:41Z' }, shown);
  });

  test.each(['rtc_cmos 00:04: RTC can wake from S4', 'rtc_cmos 00:04: setting system clock to the time'])('silent: %s', (text) => {
    expect(read(text)).toEqual({ facts: [], problems: [] });
  });
});

describe('the name of a host', () => {
  test.each(['systemd[1]: Hostname set to <host-1>.', 'systemd[1]: Set hostname to <host-1>.'])('%s', (line) => {
    says(line, { kind: 'host-name', name: 'host-1' }, 'host-1');
  });

  test.each(['systemd[1]: Hostname set to <localhost>.', 'systemd[1]: Hostname set to <>.', 'systemd[1]: Hostname set to <a b>.'])('silent: %s', (text) => {
    expect(read(text)).toEqual({ facts: [], problems: [] });
  });
});

describe('where journalctl parts two boots', () => {
  const id = '3f1c2c1e9d0b4b1f8f0e6a4b7c2d9e10';

  test('with the id of the boot', () => {
    const text = `-- Boot ${id} --\n`;
    expect(factsOf(text)).toEqual([{ kind: 'boot-marker', id, at: placeOf(text, text.trim()) }]);
  });

  test('without one', () => {
    expect(factsOf('-- Reboot --')).toEqual([{ kind: 'boot-marker', at: placeOf('-- Reboot --', '-- Reboot --') }]);
  });

  test.each(['-- Boot 3f1c2c1e --', `-- Boot ${id}`, '-- Rebooting --', '-- Logs begin at Mon --'])('silent: %s', (text) => {
    expect(read(text)).toEqual({ facts: [], problems: [] });
  });
});
