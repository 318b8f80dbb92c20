import { expect, test } from 'vitest';
import { bodyStart } from '../../../src/analysis/formats/line';
import { shellPromptEnd } from '../../../src/analysis/formats/shell-prompt';

test.each(['root@host-1:~# ', 'user@host-1:~$ ', 'a_b@host-1.example.org:/sys/devices% ', '[root@host-1 ~]# ', '[user@host-1 a b]$ ', 'host-1:~ # ', 'host-1:/sys # '])('"%s" is a prompt', (prompt) => {
  const line = `${prompt}cat x`;
  expect(shellPromptEnd(line, 0, line.length)).toBe(prompt.length);
  expect(line.slice(bodyStart(line, 0, line.length))).toBe('cat x');
  expect(bodyStart(`> ${line}`, 0, line.length + 2)).toBe(prompt.length + 2);
});

test.each(['# cat x', '$ cat x', 'user@host-1: cat', 'user@host-1:~', 'user@host-1:~#', 'a@b.c wrote:', '[mem 0x0-0x1]# ', '[a@b]# x', 'host-1: # x', 'virt/tdx: x', '@host:~# x', ''])('"%s" is none', (line) => {
  expect(shellPromptEnd(line, 0, line.length)).toBe(0);
});

test('a prompt does not reach behind the end of its line', () => {
  expect(shellPromptEnd('[root@host-1\n ~]# x', 0, 12)).toBe(0);
  expect(shellPromptEnd('root@host-1:~# x', 0, 10)).toBe(0);
});

test('behind other words it is none', () => {
  const line = '[    1.000000] root@host-1:~# x';
  expect(line.slice(bodyStart(line, 0, line.length))).toBe('root@host-1:~# x');
});
