import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { readBeside, readMarked, type Fixture } from './fixture';

const ROOT = new URL('../', import.meta.url);

/** Folders with tests of their own. */
const ELSEWHERE: ReadonlySet<string> = new Set(['snapshot', 'support']);

/** Every fixture below test/cases: one folder for each check, and one for the traps of real input. */
export function allFixtures(): readonly Fixture[] {
  return folders().flatMap((folder) => fixturesIn(folder));
}

export function folders(): readonly string[] {
  return readdirSync(ROOT, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !ELSEWHERE.has(entry.name))
    .map(({ name }) => name)
    .sort();
}

export function fixturesIn(folder: string): readonly Fixture[] {
  if (!existsSync(new URL(folder, ROOT))) return [];
  return readdirSync(new URL(`${folder}/`, ROOT))
    .sort()
    .flatMap((name): Fixture[] => {
      const path = `${folder}/${name}`;
      if (name.endsWith('.txt')) return [readMarked(path, read(path))];
      return name.endsWith('.tdxmem.json') ? [readBeside(path, read(path), read(`${path}.expected`))] : [];
    });
}

function read(path: string): string {
  return readFileSync(new URL(path, ROOT), 'utf8');
}
