import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { EXIT } from '../../../../src/cli/exit-code';
import { progressOn } from '../../../../src/cli/fleet/progress';

test('one line is written over and over, ten times a second at most, and taken away at the end', () => {
  const written: string[] = [];
  const stream = new Writable({
    write(chunk, _encoding, callback) {
      written.push(String(chunk));
      callback();
    },
  });
  let time = 1000;
  const progress = progressOn(stream, () => time);
  for (const code of [EXIT.clean, EXIT.findings, EXIT.failed, EXIT.clean]) {
    time += 50;
    progress.count(code);
  }
  progress.end();
  expect(written).toEqual([
    '\r\u001b[K2 reviewed: 1 at the fail level, 0 not readable; 20 a second',
    '\r\u001b[K4 reviewed: 1 at the fail level, 1 not readable; 20 a second',
    '\r\u001b[K',
  ]);
});
