import { partOf, words, type LineReader } from '../capture/line-reader';

const FORM = /^(systemd\[1\]: (?:Set hostname|Hostname set) to <)([^<>\s]{1,255})>/;

/** `systemd[1]: Hostname set to <host-1>.`, and `Set hostname to <host-1>.` before version 249. */
export const hostName: LineReader = {
  id: 'host-name',
  starts: ['systemd[1]: Set hostname to <', 'systemd[1]: Hostname set to <'],
  read(line) {
    const [, head = '', name = ''] = FORM.exec(words(line)) ?? [];
    // What a system is called that nobody gave a name.
    if (name === '' || name === 'localhost' || name === 'localhost.localdomain') return undefined;
    return { kind: 'host-name', name, at: partOf(line, head.length, head.length + name.length) };
  },
};
