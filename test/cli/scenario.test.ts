import { expect, test } from 'vitest';
import { parseScenario, printScenario } from './support/scenario';

const text = `What it is about.
==== file a.log
one
two
==== file b.log
==== command
tdxmem check a.log b.log
==== exit
1
==== stdout
== a.log
==== stderr
`;

test('a scenario is read and written back as it is', () => {
  const scenario = parseScenario(text);
  expect(scenario).toEqual({
    title: 'What it is about.',
    files: [
      { name: 'a.log', text: 'one\ntwo\n' },
      { name: 'b.log', text: '' },
    ],
    command: 'tdxmem check a.log b.log',
  });
  expect(printScenario(scenario, { exit: 1, stdout: '== a.log\n', stderr: '' })).toBe(text);
});

test('a scenario without a command is a mistake', () => {
  expect(() => parseScenario('What?\n==== exit\n0\n')).toThrow('a scenario needs a command');
});
