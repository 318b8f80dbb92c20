import { posix } from 'node:path';
import type { ImportRule } from './import-table';

/** A source file: its path relative to the project, and its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

const COMMENT = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm;
/** `import … from 'x'`, `export … from 'x'`, `import 'x'`, `import('x')` and `require('x')`. */
const SPECIFIER = /(?:^[ \t]*(?:import|export)\b[^'";]*\bfrom|^[ \t]*import|\b(?:import|require)\()\s*(['"])([^'"\n]+)\1/gm;

/** What a file imports, types included, as it is written there. */
export function specifiers(text: string): readonly string[] {
  return [...text.replace(COMMENT, '').matchAll(SPECIFIER)].map((match) => match[2] ?? '');
}

function withoutExtension(path: string): string {
  return path.replace(/(\.d)?\.[cm]?[jt]s$/, '');
}

/** A package stays as it is; a relative path becomes one from the project's folder. */
function imported({ path }: SourceFile, specifier: string): string {
  return specifier.startsWith('.') ? withoutExtension(posix.join(posix.dirname(path), specifier)) : specifier;
}

function covers(pattern: string, name: string): boolean {
  return pattern.endsWith('/') || pattern.endsWith(':') ? name.startsWith(pattern) : name === pattern;
}

/** What a file imports against the table, one line each. A file that no rule names is one, too. */
export function violations(file: SourceFile, table: readonly ImportRule[]): readonly string[] {
  const rule = table.find(({ from }) => covers(from, withoutExtension(file.path)));
  if (rule === undefined) return [`${file.path} has no rule in the import table`];
  return specifiers(file.text)
    .map((specifier) => imported(file, specifier))
    .filter((name) => !rule.mayImport.some((pattern) => covers(pattern, name)))
    .map((name) => `${file.path} imports ${name}`);
}
