import { partOf, words, type LineReader } from '../capture/line-reader';

/**
 * `smpboot: CPU0: Intel(R) Xeon(R) Platinum 8480+ (family: 0x6, model: 0x8f, stepping: 0x8)`, printed by print_cpu_info().
 * Earlier kernels write `(fam: 06, model: 2d, stepping: 07)`, or `stepping 02` alone and no `smpboot: `.
 */
export const cpuModel: LineReader = {
  id: 'cpu-model',
  starts: ['smpboot: CPU0: ', 'CPU0: '],
  read(line) {
    const { head = '', name } = /^(?<head>(?:smpboot: )?CPU0: )(?<name>\S.{0,100}?) (?:\(fam(?:ily)?: |stepping )/.exec(words(line).slice(0, 200))?.groups ?? {};
    return name === undefined ? undefined : { kind: 'cpu-model', name: name.trim(), at: partOf(line, head.length, head.length + name.trim().length) };
  },
};
