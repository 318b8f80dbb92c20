import { build } from 'esbuild';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { importTable } from './support/architecture/import-table';
import { specifiers, violations, type SourceFile } from './support/architecture/imports';
import { sourceFiles } from './support/architecture/source-files';

const files = ['src', 'webview'].flatMap(sourceFiles);
const written = files.filter((file) => !file.path.includes('.generated.'));
const importsOf = (file: SourceFile): readonly string[] => violations(file, importTable);

describe('imports', () => {
  test('every file imports only what its place in the design allows', () => {
    expect(files.length).toBeGreaterThan(0);
    expect(files.flatMap(importsOf)).toEqual([]);
  });

  test('the page carries nothing of the analysis but base and the view', async () => {
    const { metafile } = await build({
      absWorkingDir: path.resolve(import.meta.dirname, '..'),
      entryPoints: ['webview/main.ts'],
      bundle: true,
      write: false,
      metafile: true,
      logLevel: 'silent',
    });
    const carried = Object.keys(metafile.inputs).filter((name) => name.startsWith('src/'));
    expect(carried.filter((name) => !/^src\/analysis\/(base\/|map\/view\.ts$)/.test(name))).toEqual([]);
  });

  test.each([
    ['a layer above', 'src/analysis/base/range.ts', "import { run } from '../kernel/memlist';", 'src/analysis/kernel/memlist'],
    ['a sibling layer', 'src/analysis/kernel/memlist.ts', "import type { Status } from '../module/status';", 'src/analysis/module/status'],
    ['the door, from inside', 'src/analysis/map/build.ts', "import { review } from '../index';", 'src/analysis/index'],
    ['a Node module in the core', 'src/analysis/host/host.ts', "import * as fs from 'node:fs';", 'node:fs'],
    ['the parser of JSON, elsewhere', 'src/analysis/formats/line.ts', "import { parse } from 'jsonc-parser';", 'jsonc-parser'],
    ['the inside of the analysis', 'src/language/hover.ts', "export { MIB } from '../analysis/base/address';", 'src/analysis/base/address'],
    ['Node in the extension', 'src/extension/extension.ts', "const fs = require('fs');", 'fs'],
    ['the page, but for the protocol', 'src/extension/map.ts', "import { paint } from '../../webview/paint/canvas';", 'webview/paint/canvas'],
    ['the editor in the command line', 'src/cli/main.ts', "await import('vscode');", 'vscode'],
    ['the toolkit outside controls', 'webview/page.ts', "import '@vscode/webview-ui-toolkit';", '@vscode/webview-ui-toolkit'],
  ])('the table forbids %s', (_what, from, text, name) => {
    expect(importsOf({ path: from, text })).toEqual([`${from} imports ${name}`]);
  });

  test.each([
    ['src/analysis/kernel/memlist.ts', "import type { AddressRange } from '../base/range';"],
    ['src/analysis/formats/snapshot/token.ts', "import { createScanner } from 'jsonc-parser';"],
    ['src/extension/map.ts', "import type { ToPage } from '../../webview/protocol';\nimport * as vscode from 'vscode';"],
    ['src/cli/main.ts', "import { readFileSync } from 'node:fs';"],
    ['webview/controls/button.ts', "import { Button } from '@vscode/webview-ui-toolkit';"],
  ])('the table allows what %s needs', (from, text) => {
    expect(importsOf({ path: from, text })).toEqual([]);
  });

  test('a file outside every layer is one that nobody thought of', () => {
    expect(importsOf({ path: 'src/helpers/misc.ts', text: '' })).toEqual(['src/helpers/misc.ts has no rule in the import table']);
  });

  test('an import is found over several lines, and not in a comment or a string', () => {
    const text = `import {
  a,
  b,
} from './a';
// import { c } from './c';
/* export * from './d'; */
export * from "./e";
export type Edge = 'from' | 'to';
`;
    expect(specifiers(text)).toEqual(['./a', './e']);
  });
});

describe('names', () => {
  const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|generated|d|spec))*\.[cm]?[jt]s$/;
  const misnamed = (paths: readonly string[]): readonly string[] => paths.filter((name) => !KEBAB.test(path.basename(name)));

  test('files are kebab-case', () => {
    const all = [...files, ...['test', 'scripts'].flatMap(sourceFiles)].map((file) => file.path);
    expect(misnamed(all)).toEqual([]);
  });

  test('another case would be found', () => {
    expect(misnamed(['src/rangeSet.ts', 'src/Range.ts', 'src/range_set.ts', 'src/range-set.ts'])).toEqual(['src/rangeSet.ts', 'src/Range.ts', 'src/range_set.ts']);
  });
});

describe('types', () => {
  const ESCAPE = /@ts-(ignore|nocheck|expect-error)|(eslint|oxlint)-disable.*(no-explicit-any|no-unsafe-)/;
  const escapes = (sources: readonly SourceFile[]): readonly string[] => sources.filter(({ text }) => ESCAPE.test(text)).map((file) => file.path);

  test('no comment turns them off', () => {
    expect(escapes(written)).toEqual([]);
  });

  test('such a comment would be found', () => {
    const text = '// oxlint-disable-next-line typescript/no-explicit-any';
    expect(escapes([{ path: 'a.ts', text }, { path: 'b.ts', text: '// @ts-ignore' }, { path: 'c.ts', text: '// any' }])).toEqual(['a.ts', 'b.ts']);
  });
});
