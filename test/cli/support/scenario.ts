/**
 * One run of the command line, told in one text: a title, the files it finds, the shell command, and all that comes of it.
 * A line `==== stdout` begins a part; what a part holds ends with a line end, or is empty.
 */
export interface Scenario {
  readonly title: string;
  readonly files: readonly ScenarioFile[];
  readonly command: string;
}

export interface ScenarioFile {
  readonly name: string;
  readonly text: string;
}

export interface Outcome {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

const PART = /^==== (?<kind>file|command|exit|stdout|stderr)(?: (?<name>\S+))?\n/gm;

export function parseScenario(text: string): Scenario {
  const heads = [...text.matchAll(PART)];
  const parts = heads.map(({ index, 0: head, groups }, at) => ({
    kind: groups?.['kind'] ?? '',
    name: groups?.['name'] ?? '',
    text: text.slice(index + head.length, heads[at + 1]?.index ?? text.length),
  }));
  const command = parts.find(({ kind }) => kind === 'command');
  if (command === undefined) throw new Error('a scenario needs a command');
  return {
    title: text.slice(0, heads[0]?.index ?? 0).trim(),
    files: parts.filter(({ kind }) => kind === 'file').map((part) => ({ name: part.name, text: part.text })),
    command: command.text.trim(),
  };
}

export function printScenario({ title, files, command }: Scenario, { exit, stdout, stderr }: Outcome): string {
  const parts = [
    `${title}\n`,
    ...files.map(({ name, text }) => `==== file ${name}\n${text}`),
    `==== command\n${command}\n`,
    `==== exit\n${exit}\n`,
    `==== stdout\n${stdout}`,
    `==== stderr\n${stderr}`,
  ];
  return parts.join('');
}
