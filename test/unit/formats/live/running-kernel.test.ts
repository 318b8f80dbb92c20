import { describe, expect, test } from 'vitest';
import { readCapture } from '../../../../src/analysis/formats/capture/capture';
import { factsOf, placeOf, read } from '../../support/read';

const UNAME = 'Linux host-1 6.8.0-1004-intel #11-Ubuntu SMP PREEMPT_DYNAMIC Mon Nov 23 10:00:00 UTC 2026 x86_64 x86_64 x86_64 GNU/Linux';
const VERSION = 'Linux version 6.8.0-1004-intel (buildd@example) (gcc 13.2.0) #11-Ubuntu SMP';

describe('uname -a', () => {
  test('release and name of the host', () => {
    expect(factsOf(UNAME)).toEqual([
      { kind: 'host-name', name: 'host-1', at: placeOf(UNAME, 'host-1') },
      { kind: 'kernel-release', release: '6.8.0-1004-intel', from: 'uname', at: placeOf(UNAME, '6.8.0-1004-intel') },
    ]);
  });

  test.each(['localhost', 'localhost.localdomain', '(none)'])('%s is no name', (name) => {
    expect(factsOf(UNAME.replace('host-1', name))).toMatchObject([{ kind: 'kernel-release' }]);
  });

  test('/proc/version below it is of the running kernel', () => {
    expect(factsOf(`${UNAME}\n${VERSION}\n`)).toMatchObject([{ kind: 'host-name' }, { from: 'uname' }, { kind: 'kernel-release', release: '6.8.0-1004-intel', from: 'uname' }]);
  });

  test('a log below it is a log', () => {
    for (const log of [`[    0.000000] ${VERSION}\n`, `${VERSION}\nCommand line: ro\n`]) {
      expect(factsOf(`${UNAME}\n${log}`)).toContainEqual(expect.objectContaining({ kind: 'kernel-release', from: 'banner' }));
    }
  });

  test.each(['Linux agpgart interface v0.103', 'Linux host-1 is up #1', 'Linux 6.8.0 #11', 'Linux host-1 6.8.0-1004-intel', 'GNU/Linux host-1 6.8.0 #1'])('silent: %s', (text) => {
    expect(read(text)).toEqual({ facts: [], problems: [] });
  });
});

describe('/proc/version', () => {
  test.each(['# cat /proc/version\n', '==> /proc/version <==\n', '/proc/version:'])('named by %j', (heading) => {
    expect(factsOf(`${heading}${VERSION}`)).toMatchObject([{ kind: 'kernel-release', release: '6.8.0-1004-intel', from: 'uname' }]);
  });

  test('without its name it is the banner of a log', () => {
    expect(factsOf(VERSION)).toMatchObject([{ kind: 'kernel-release', from: 'banner' }]);
  });
});

describe('/proc/cmdline', () => {
  const LINE = 'BOOT_IMAGE=/boot/vmlinuz-6.8.0-1004-intel root=/dev/sda2 ro nohibernate';

  test('the command line, and the release in the name of the booted file', () => {
    expect(factsOf(LINE)).toEqual([
      { kind: 'command-line', text: LINE, from: 'proc', at: placeOf(LINE, LINE) },
      { kind: 'kernel-release', release: '6.8.0-1004-intel', from: 'boot-image', at: placeOf(LINE, '6.8.0-1004-intel') },
    ]);
  });

  test('below a heading it need not name the booted file', () => {
    expect(factsOf('$ cat /proc/cmdline\nroot=/dev/sda2 ro\n')).toMatchObject([{ kind: 'command-line', text: 'root=/dev/sda2 ro', from: 'proc' }]);
  });

  test('it is no sign of a boot: a log below is the same boot', () => {
    const text = `$ cat /proc/cmdline\n${LINE}\n[    0.000000] ${VERSION}\n[    0.000000] Command line: ${LINE} extra=1\n$ cat /proc/cmdline\n${LINE}\n`;
    expect(readCapture({ name: 'notes.txt', text }, 0).boots).toHaveLength(1);
  });

  test.each(['BOOT_IMAGE=/boot/vmlinuz-6.8.0-1004-intel', 'BOOT_IMAGE=', '$ cat /proc/cmdline\ncat: /proc/cmdline: No such file or directory', 'root=/dev/sda2 ro'])('silent: %s', (text) => {
    expect(read(text)).toEqual({ facts: [], problems: [] });
  });
});
