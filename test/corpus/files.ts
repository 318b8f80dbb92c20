import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** What a folder of captures says of itself: it is no capture. */
const ABOUT: ReadonlySet<string> = new Set(['README.md', 'truth.json']);

/** Every capture below a folder, at any depth, in the order of names. */
export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => !ABOUT.has(name))
    .sort()
    .flatMap((name) => {
      const file = path.join(folder, name);
      return statSync(file).isDirectory() ? filesBelow(file) : [file];
    });
}

/** Folders below a folder, or itself, that hold all captures of one machine and what that machine was given. */
export function bundlesBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  if (existsSync(path.join(folder, 'truth.json'))) return [folder];
  return readdirSync(folder)
    .sort()
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file).isDirectory())
    .flatMap(bundlesBelow);
}
