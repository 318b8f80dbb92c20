import { partOf, words, type LineReader } from '../capture/line-reader';

const START = 'Hypervisor detected: ';

/** `Hypervisor detected: KVM`, printed by init_hypervisor_platform() in a virtual machine alone. */
export const hypervisor: LineReader = {
  id: 'hypervisor',
  starts: [START],
  read(line) {
    const name = words(line).slice(START.length);
    return name === '' ? undefined : { kind: 'hypervisor', name, at: partOf(line, START.length, START.length + name.length) };
  },
};
