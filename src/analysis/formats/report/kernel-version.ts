import { partOf, words } from '../capture/line-reader';
import { lineBelow } from './block';

/** `6.8.0-1010-intel #17-Ubuntu SMP PREEMPT_DYNAMIC Fri Aug  9 10:21:48 UTC 2024 x86_64 GNU/Linux`: `uname -rvpio` without the host's name. */
export const kernelVersion = lineBelow('kernel-version', 'Kernel version', (line) => {
  const release = /^(\d{1,3}\.\d{1,4}\S{0,100}) #\d/.exec(words(line).slice(0, 160))?.[1];
  return release === undefined ? undefined : { kind: 'kernel-release', release, from: 'uname', at: partOf(line, 0, release.length) };
});
