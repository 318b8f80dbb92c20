import { placeOf, words } from '../capture/line-reader';
import { lineBelow } from './block';

/** ` INTEL(R) XEON(R) GOLD 5512U`: the model name of /proc/cpuinfo. */
export const cpuDetails = lineBelow('cpu-details', 'CPU details', (line) => {
  const name = words(line);
  return name.length <= LONGEST && /\b(?:Intel|AMD|Xeon|EPYC)\b/i.test(name) ? { kind: 'cpu-model', name, at: placeOf(line) } : undefined;
});

/** CPUID gives a model name 48 characters. */
const LONGEST = 48;
